package io.pxescope.webkit;

/** A figure of the dashboard; {@code beside} puts it in proportion. */
public record Figure(String id, String title, String number, String beside) {}
