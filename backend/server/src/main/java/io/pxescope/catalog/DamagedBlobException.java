package io.pxescope.catalog;

/** The database gives other bytes than were stored. */
public final class DamagedBlobException extends RuntimeException {
    DamagedBlobException(Sha256 expected, long size, Sha256 found, long foundSize) {
        super("The database gives " + foundSize + " bytes with SHA-256 " + found + " for the file " + expected + " of "
                + size + " bytes. It is damaged: restore it from a backup, or delete the build and upload it again.");
    }
}
