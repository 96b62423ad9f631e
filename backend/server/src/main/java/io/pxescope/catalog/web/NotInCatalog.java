package io.pxescope.catalog.web;

/** An address that names nothing. */
final class NotInCatalog extends RuntimeException {
    NotInCatalog(String message) {
        super(message);
    }
}
