package io.pxescope.catalog;

import io.pxescope.bootfile.BootFile;
import java.nio.file.Path;

/**
 * One uploaded file, written to this node's disk, hashed and read.
 *
 * @param path as uploaded or as in the archive, checked and with {@code /}
 * @param origin the archive it came in, or empty for a file uploaded by itself
 * @param content the file on disk; moves into the cache when stored
 * @param reading what its bytes say
 */
record Spooled(String path, String origin, Path content, long size, Sha256 sha256, BootFile reading) {

    /** Where it was, for people: {@code pxelinux.deb: usr/lib/PXELINUX/pxelinux.0}. */
    String original() {
        return origin.isEmpty() ? path : origin + ": " + path;
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory with trailing {@code /}, or empty. */
    String directory() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
