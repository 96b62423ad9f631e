package io.pxescope.webkit;

/** One of several to choose from. */
public record Choice(String key, String title) {}
