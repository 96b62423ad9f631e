package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;

/**
 * Whose lease it is: the client identifier (option 61) in hex where one was sent, else hardware type
 * and address (RFC 2131 section 4.2).
 *
 * @param text {@code id:<hex>} or {@code hw:<htype>:<hex>}
 */
public record ClientKey(String text) {

    /** RFC 2132 section 9.14: a type and at least one octet. */
    private static final int SHORTEST_IDENTIFIER = 2;

    /** The key of a message's sender. */
    public static ClientKey of(DhcpMessage message) {
        return message.clientIdentifier()
                .filter(identifier -> identifier.length() >= SHORTEST_IDENTIFIER)
                .map(identifier -> new ClientKey("id:" + identifier.toHex()))
                .orElseGet(() -> byHardware(message));
    }

    private static ClientKey byHardware(DhcpMessage message) {
        int length = Math.min(message.hlen(), message.chaddr().length());
        return new ClientKey("hw:" + message.htype() + ":"
                + message.chaddr().slice(0, length).toHex());
    }
}
