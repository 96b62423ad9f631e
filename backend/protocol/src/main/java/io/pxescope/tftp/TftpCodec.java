package io.pxescope.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Octets to packets and back, RFC 1350 section 5 and RFC 2347. Decoding is total: any octets give a packet or a
 * {@link TftpDecoding.Malformed}.
 *
 * <p>Tolerated because ROMs in the field send it: octets 0xFF or NUL behind the last string of a request (ROMs that read
 * past a DHCP option into its END marker, or send a fixed buffer), and an ERROR whose message lacks its NUL.
 */
public final class TftpCodec {

    private TftpCodec() {}

    /** Reads from the buffer's position to its limit, without moving either. */
    public static TftpDecoding decode(ByteBuffer datagram) {
        ByteBuffer in = datagram.slice();
        if (in.remaining() < 2) {
            return new TftpDecoding.Malformed(-1, "shorter than an opcode", 0);
        }
        int opcode = in.getShort() & 0xffff;
        switch (opcode) {
            case TftpPacket.RRQ:
            case TftpPacket.WRQ:
                return request(opcode, in);
            case TftpPacket.DATA:
                return in.remaining() < 2
                        ? malformed(opcode, "DATA without a block number", in)
                        : new TftpDecoding.Decoded(new TftpPacket.Data(in.getShort() & 0xffff, in.slice()));
            case TftpPacket.ACK:
                return in.remaining() < 2
                        ? malformed(opcode, "ACK without a block number", in)
                        : new TftpDecoding.Decoded(new TftpPacket.Ack(in.getShort() & 0xffff));
            case TftpPacket.ERROR:
                return error(in);
            case TftpPacket.OACK:
                return oack(in);
            default:
                return new TftpDecoding.Malformed(opcode, "unknown opcode " + opcode, 0);
        }
    }

    /** The packet as a datagram's payload. */
    public static byte[] encode(TftpPacket packet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        putShort(out, packet.opcode());
        if (packet instanceof TftpPacket.Rrq rrq) {
            putText(out, rrq.filename());
            putText(out, rrq.mode());
            putOptions(out, rrq.options());
        } else if (packet instanceof TftpPacket.Wrq wrq) {
            putText(out, wrq.filename());
            putText(out, wrq.mode());
            putOptions(out, wrq.options());
        } else if (packet instanceof TftpPacket.Data data) {
            putShort(out, data.block());
            ByteBuffer payload = data.payload();
            byte[] octets = new byte[payload.remaining()];
            payload.get(octets);
            out.writeBytes(octets);
        } else if (packet instanceof TftpPacket.Ack ack) {
            putShort(out, ack.block());
        } else if (packet instanceof TftpPacket.Error error) {
            putShort(out, error.code());
            putText(out, error.message());
        } else if (packet instanceof TftpPacket.Oack oack) {
            putOptions(out, oack.options());
        }
        return out.toByteArray();
    }

    private static TftpDecoding request(int opcode, ByteBuffer in) {
        String what = opcode == TftpPacket.RRQ ? "RRQ" : "WRQ";
        int end = nul(in);
        if (end < 0) {
            return malformed(opcode, what + ": the file name has no end", in);
        }
        String filename = text(in, end);
        end = nul(in);
        if (end < 0) {
            return malformed(opcode, what + (in.hasRemaining() ? ": the mode has no end" : " without a mode"), in);
        }
        String mode = text(in, end);
        List<TftpOption> options = new ArrayList<>();
        TftpDecoding.Malformed fault = options(opcode, what, in, options);
        if (fault != null) {
            return fault;
        }
        return new TftpDecoding.Decoded(
                opcode == TftpPacket.RRQ
                        ? new TftpPacket.Rrq(filename, mode, options)
                        : new TftpPacket.Wrq(filename, mode, options));
    }

    private static TftpDecoding oack(ByteBuffer in) {
        List<TftpOption> options = new ArrayList<>();
        TftpDecoding.Malformed fault = options(TftpPacket.OACK, "OACK", in, options);
        return fault != null ? fault : new TftpDecoding.Decoded(new TftpPacket.Oack(options));
    }

    private static TftpDecoding error(ByteBuffer in) {
        if (in.remaining() < 2) {
            return malformed(TftpPacket.ERROR, "ERROR without a code", in);
        }
        int code = in.getShort() & 0xffff;
        int end = nul(in);
        return new TftpDecoding.Decoded(new TftpPacket.Error(code, text(in, end < 0 ? in.limit() : end)));
    }

    private static TftpDecoding.@Nullable Malformed options(
            int opcode, String what, ByteBuffer in, List<TftpOption> into) {
        while (in.hasRemaining() && !isPadding(in)) {
            int start = in.position();
            int end = nul(in);
            if (end < 0) {
                return malformed(opcode, what + ": an option's name has no end", in);
            }
            if (end == start) {
                return malformed(opcode, what + ": an option without a name", in);
            }
            String name = text(in, end);
            end = nul(in);
            if (end < 0) {
                return malformed(opcode, what + ": option " + Printable.ascii(name, 32) + " has no value", in);
            }
            into.add(new TftpOption(name, text(in, end)));
        }
        return null;
    }

    private static boolean isPadding(ByteBuffer in) {
        for (int i = in.position(); i < in.limit(); i++) {
            if (in.get(i) != 0 && in.get(i) != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private static int nul(ByteBuffer in) {
        for (int i = in.position(); i < in.limit(); i++) {
            if (in.get(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Takes the octets up to {@code end} and passes over the NUL there. */
    private static String text(ByteBuffer in, int end) {
        byte[] octets = new byte[end - in.position()];
        in.get(octets);
        if (in.hasRemaining()) {
            in.get();
        }
        return new String(octets, ISO_8859_1);
    }

    private static TftpDecoding.Malformed malformed(int opcode, String reason, ByteBuffer at) {
        return new TftpDecoding.Malformed(opcode, reason, at.position());
    }

    private static void putOptions(ByteArrayOutputStream out, List<TftpOption> options) {
        for (TftpOption option : options) {
            putText(out, option.name());
            putText(out, option.value());
        }
    }

    private static void putText(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
        out.write(0);
    }

    private static void putShort(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
