package io.pxescope.catalog;

/** No content of this hash is stored. */
public final class UnknownBlobException extends RuntimeException {
    UnknownBlobException(Sha256 sha256) {
        super("No file with SHA-256 " + sha256 + " is stored. The build or profile that held it was deleted.");
    }
}
