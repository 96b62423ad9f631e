package io.pxescope.quirks;

/** The quirk rules are others than before. Published within the transaction. */
public record QuirksChanged() {}
