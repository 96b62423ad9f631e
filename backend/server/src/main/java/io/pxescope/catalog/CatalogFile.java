package io.pxescope.catalog;

/**
 * A file of a build.
 *
 * @param path where machines find it, with {@code /}
 * @param original where it was in the upload, such as {@code pxelinux.deb: usr/lib/PXELINUX/pxelinux.0}
 * @param size in bytes
 * @param kind name of an {@link io.pxescope.bootfile.BootFileKind}
 * @param words what it is, for people
 */
public record CatalogFile(String path, String original, Sha256 sha256, long size, String kind, String words) {}
