package io.pxescope.catalog;

/** A build was deleted. Published within the transaction. */
public record BuildDeleted(CatalogBuild build) {}
