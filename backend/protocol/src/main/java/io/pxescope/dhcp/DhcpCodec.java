package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * DHCP messages to and from the payload of a UDP datagram (RFC 2131 section 2, RFC 2132, RFC 3396).
 *
 * <p>Decoding is total. It is lenient where clients are known to be sloppy (no end option, short packets, odd hlen) and
 * refuses what cannot be read without guessing (an option longer than its field).
 */
public final class DhcpCodec {

    /** Smallest BOOTP message (RFC 1542 section 2.1): some relays and ROMs drop shorter ones. */
    public static final int MINIMUM_LENGTH = 300;

    static final int MAGIC_COOKIE = 0x63825363;
    static final int SNAME_OFFSET = 44;
    static final int FILE_OFFSET = SNAME_OFFSET + DhcpMessage.SNAME_LENGTH;
    static final int COOKIE_OFFSET = FILE_OFFSET + DhcpMessage.FILE_LENGTH;
    static final int OPTIONS_OFFSET = COOKIE_OFFSET + 4;

    private static final int LARGEST_UDP_PAYLOAD = 65507;

    private DhcpCodec() {}

    /** Reads the payload of one datagram. */
    public static DhcpDecoding decode(byte[] payload) {
        if (payload.length < OPTIONS_OFFSET) {
            return new DhcpDecoding.Malformed(
                    "only " + payload.length + " octets, a DHCP message has at least " + OPTIONS_OFFSET,
                    payload.length);
        }
        int op = payload[0] & 0xff;
        if (op != DhcpMessage.BOOTREQUEST && op != DhcpMessage.BOOTREPLY) {
            return new DhcpDecoding.Malformed("op is " + op + ", neither request (1) nor reply (2)", 0);
        }
        int cookie = ByteBuffer.wrap(payload).getInt(COOKIE_OFFSET);
        if (cookie != MAGIC_COOKIE) {
            return new DhcpDecoding.Malformed(
                    String.format(Locale.ROOT, "magic cookie is %08x, not 63825363: BOOTP without DHCP", cookie),
                    COOKIE_OFFSET);
        }
        try {
            return new DhcpDecoding.Decoded(readMessage(payload));
        } catch (OptionReader.Overrun overrun) {
            return new DhcpDecoding.Malformed(overrun.reason(), overrun.offset());
        }
    }

    private static DhcpMessage readMessage(byte[] payload) throws OptionReader.Overrun {
        OptionReader reader = new OptionReader(payload);
        reader.read(OPTIONS_OFFSET, payload.length);
        int overload = reader.overload();
        boolean fileHoldsOptions = (overload & 1) != 0;
        boolean snameHoldsOptions = (overload & 2) != 0;
        if (fileHoldsOptions) {
            reader.read(FILE_OFFSET, COOKIE_OFFSET);
        }
        if (snameHoldsOptions) {
            reader.read(SNAME_OFFSET, FILE_OFFSET);
        }
        ByteBuffer fields = ByteBuffer.wrap(payload);
        return new DhcpMessage(
                payload[0] & 0xff,
                payload[1] & 0xff,
                payload[2] & 0xff,
                payload[3] & 0xff,
                fields.getInt(4),
                fields.getShort(8) & 0xffff,
                fields.getShort(10) & 0xffff,
                Ipv4Address.ofBytes(payload, 12),
                Ipv4Address.ofBytes(payload, 16),
                Ipv4Address.ofBytes(payload, 20),
                Ipv4Address.ofBytes(payload, 24),
                OctetString.copyOf(payload, 28, SNAME_OFFSET),
                snameHoldsOptions ? "" : text(payload, SNAME_OFFSET, FILE_OFFSET),
                fileHoldsOptions ? "" : text(payload, FILE_OFFSET, COOKIE_OFFSET),
                reader.options());
    }

    private static String text(byte[] payload, int from, int to) {
        int end = from;
        while (end < to && payload[end] != 0) {
            end++;
        }
        return new String(payload, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes a message whole, as clients and relays do: options in their order, the message type first and option 82
     * last, at least {@value #MINIMUM_LENGTH} octets.
     *
     * @throws IllegalArgumentException when the options do not fit a UDP datagram
     */
    public static byte[] encode(DhcpMessage message) {
        OptionLayout layout = OptionLayout.of(message, List.of(), LARGEST_UDP_PAYLOAD);
        if (!layout.omitted().isEmpty()) {
            throw new IllegalArgumentException("the options do not fit a UDP datagram: " + layout.omitted());
        }
        return write(message, layout);
    }

    /**
     * Writes a reply as this client asked for it: options in the order of its parameter request list (RFC 2132 section
     * 9.8), not larger than it accepts (option 57; 576 where it says nothing or less, 1500 where it says more). Options
     * that find no room move to unused {@code file} and {@code sname} fields; what even then finds none is left out,
     * least wanted first, and named in the result.
     */
    public static EncodedReply encodeReply(DhcpMessage reply, DhcpMessage request) {
        OptionLayout layout =
                OptionLayout.of(reply, request.options().parameterRequestList(), payloadLimit(request.options()));
        return new EncodedReply(OctetString.copyOf(write(reply, layout)), layout.omitted());
    }

    /** Octets of UDP payload the client accepts: option 57 counts the whole IP datagram (RFC 2131 section 2). */
    static int payloadLimit(DhcpOptions request) {
        int headers = 20 + 8;
        OptionalInt asked = request.uint16(OptionCode.MAXIMUM_MESSAGE_SIZE);
        return Math.min(Math.max(asked.orElse(576), 576), 1500) - headers;
    }

    private static byte[] write(DhcpMessage message, OptionLayout layout) {
        byte[] options = layout.optionsField();
        ByteBuffer out = ByteBuffer.allocate(Math.max(MINIMUM_LENGTH, OPTIONS_OFFSET + options.length));
        out.put((byte) message.op()).put((byte) message.htype());
        out.put((byte) message.hlen()).put((byte) message.hops());
        out.putInt(message.xid()).putShort((short) message.secs()).putShort((short) message.flags());
        out.putInt(message.ciaddr().bits()).putInt(message.yiaddr().bits());
        out.putInt(message.siaddr().bits()).putInt(message.giaddr().bits());
        out.put(message.chaddr().toBytes());
        out.put(field(layout.snameField(), message.sname(), DhcpMessage.SNAME_LENGTH));
        out.put(field(layout.fileField(), message.file(), DhcpMessage.FILE_LENGTH));
        out.putInt(MAGIC_COOKIE).put(options);
        return out.array();
    }

    private static byte[] field(byte[] overloaded, String text, int length) {
        return Arrays.copyOf(overloaded.length > 0 ? overloaded : text.getBytes(StandardCharsets.ISO_8859_1), length);
    }
}
