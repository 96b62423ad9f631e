package io.pxescope.tftp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One TFTP packet (RFC 1350 section 5, OACK of RFC 2347). Text is kept one character per octet (ISO 8859-1), so that a
 * packet survives decoding and encoding whatever its octets were.
 */
public sealed interface TftpPacket {

    /** Opcode of a read request. */
    int RRQ = 1;
    /** Opcode of a write request. */
    int WRQ = 2;
    /** Opcode of a block of data. */
    int DATA = 3;
    /** Opcode of an acknowledgement. */
    int ACK = 4;
    /** Opcode of an error. */
    int ERROR = 5;
    /** Opcode of an option acknowledgement. */
    int OACK = 6;

    /** The number on the wire, 1 to 6. */
    int opcode();

    /** Asks to read a file. Options stand in the order asked; a name may come twice. */
    record Rrq(String filename, String mode, List<TftpOption> options) implements TftpPacket {
        public Rrq {
            requireNoNul(filename, mode);
            options = List.copyOf(options);
        }

        @Override
        public int opcode() {
            return RRQ;
        }
    }

    /** Asks to write a file. */
    record Wrq(String filename, String mode, List<TftpOption> options) implements TftpPacket {
        public Wrq {
            requireNoNul(filename, mode);
            options = List.copyOf(options);
        }

        @Override
        public int opcode() {
            return WRQ;
        }
    }

    /**
     * One block of a file.
     *
     * @param block the block number as on the wire, 0 to 65535
     * @param payload 0 to 65464 octets, read-only
     */
    record Data(int block, ByteBuffer payload) implements TftpPacket {
        public Data {
            requireUnsignedShort("block", block);
            payload = payload.asReadOnlyBuffer();
        }

        /** The octets, as a buffer of one's own to read from. */
        @Override
        public ByteBuffer payload() {
            return payload.asReadOnlyBuffer();
        }

        @Override
        public int opcode() {
            return DATA;
        }
    }

    /** Acknowledges a block, number as on the wire; 0 acknowledges an OACK. */
    record Ack(int block) implements TftpPacket {
        public Ack {
            requireUnsignedShort("block", block);
        }

        @Override
        public int opcode() {
            return ACK;
        }
    }

    /**
     * Ends a transfer, never answered and never retransmitted.
     *
     * @param code the number, see {@link TftpErrorCode}; others are kept
     * @param message for a human, possibly empty
     */
    record Error(int code, String message) implements TftpPacket {
        public Error {
            requireUnsignedShort("code", code);
            requireNoNul(message);
        }

        public Error(TftpErrorCode code, String message) {
            this(code.code(), message);
        }

        @Override
        public int opcode() {
            return ERROR;
        }
    }

    /** Acknowledges options. Holds only such as were asked. */
    record Oack(List<TftpOption> options) implements TftpPacket {
        public Oack {
            options = List.copyOf(options);
        }

        @Override
        public int opcode() {
            return OACK;
        }
    }

    private static void requireUnsignedShort(String what, int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException(what + " is no 16 bit number: " + value);
        }
    }

    private static void requireNoNul(String... texts) {
        for (String text : texts) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("TFTP text cannot hold a NUL");
            }
        }
    }
}
