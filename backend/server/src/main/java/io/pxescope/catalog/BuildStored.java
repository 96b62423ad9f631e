package io.pxescope.catalog;

/** A build was stored. Published within the transaction. */
public record BuildStored(CatalogBuild build) {}
