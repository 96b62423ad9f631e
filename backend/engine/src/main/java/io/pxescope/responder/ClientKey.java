package io.pxescope.responder;

/**
 * Whose lease it is: the client identifier (option 61) in hex where one was sent, else hardware type
 * and address (RFC 2131 section 4.2).
 *
 * @param text {@code id:<hex>} or {@code hw:<htype>:<hex>}
 */
public record ClientKey(String text) {}
