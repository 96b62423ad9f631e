package io.pxescope.catalog;

/** A boot profile was deleted. Published within the transaction. */
public record ProfileDeleted(CatalogProfile profile) {}
