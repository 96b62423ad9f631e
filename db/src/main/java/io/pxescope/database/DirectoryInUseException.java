package io.pxescope.database;

/** Another panel, in this process or another, works with the directory. */
public final class DirectoryInUseException extends EmbeddedPostgresException {

    DirectoryInUseException(String message) {
        super(message);
    }
}
