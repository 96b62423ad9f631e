package io.pxescope.database;

/** The embedded PostgreSQL cannot be used; the message says what happened, where, and what to do about it. */
public class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
