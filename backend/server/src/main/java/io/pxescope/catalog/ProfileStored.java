package io.pxescope.catalog;

/** A boot profile was stored. Published within the transaction. */
public record ProfileStored(CatalogProfile profile) {}
