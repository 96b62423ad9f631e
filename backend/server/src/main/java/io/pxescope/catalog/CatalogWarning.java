package io.pxescope.catalog;

/**
 * What may go wrong with a build.
 *
 * @param code stable word for scripts
 * @param path the file it is about
 * @param text for people
 */
public record CatalogWarning(String code, String path, String text) {}
