package io.pxescope.dhcp;

import java.util.Optional;

/** What came of reading octets as a DHCP message: the message, or why it is none. */
public sealed interface DhcpDecoding {

    /** The message, where there is one. */
    Optional<DhcpMessage> asMessage();

    /** The octets were a DHCP message. */
    record Decoded(DhcpMessage message) implements DhcpDecoding {
        @Override
        public Optional<DhcpMessage> asMessage() {
            return Optional.of(message);
        }
    }

    /**
     * The octets were no DHCP message.
     *
     * @param reason a phrase for the operator
     * @param offset where in the UDP payload reading had to stop
     */
    record Malformed(String reason, int offset) implements DhcpDecoding {
        @Override
        public Optional<DhcpMessage> asMessage() {
            return Optional.empty();
        }
    }
}
