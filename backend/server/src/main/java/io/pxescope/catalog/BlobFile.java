package io.pxescope.catalog;

import java.nio.file.Path;

/**
 * Content of the store as a file on this node's disk, whole and verified. Never written to after it got its name.
 *
 * @param size in bytes
 */
public record BlobFile(Path path, long size, Sha256 sha256) {}
