package io.pxescope.tftp;

/** What a datagram turned out to be: a packet, or the reason why it is none. */
public sealed interface TftpDecoding {

    /** A packet. */
    record Decoded(TftpPacket packet) implements TftpDecoding {}

    /**
     * No packet.
     *
     * @param opcode the first 16 bits, or -1 when there are fewer: a malformed ERROR must not be answered either
     * @param reason what is wrong, for an operator
     * @param offset where in the datagram, in octets from its start
     */
    record Malformed(int opcode, String reason, int offset) implements TftpDecoding {}
}
