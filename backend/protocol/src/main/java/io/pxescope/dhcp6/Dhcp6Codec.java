package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Decoding.Decoded;
import io.pxescope.dhcp6.Dhcp6Decoding.Malformed;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.net.Ipv6Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes DHCPv6 datagrams (RFC 8415 sections 8, 9 and 21.1). Reading is total: it never throws. */
public final class Dhcp6Codec {

    /**
     * Wrappings that are followed. A relay drops what came through 8 others (RFC 8415 section 7.6), one after RFC 3315
     * through 32.
     */
    static final int MOST_RELAYS = 33;

    private static final int MESSAGE_HEADER = 4;
    private static final int RELAY_HEADER = 34;

    private Dhcp6Codec() {}

    /** Reads a datagram. */
    public static Dhcp6Decoding decode(byte[] datagram) {
        OctetString octets = OctetString.copyOf(datagram);
        List<RelayHop> relays = new ArrayList<>();
        int before = 0;
        boolean reply = false;
        while (true) {
            if (octets.isEmpty()) {
                return new Malformed("it is empty", before);
            }
            Dhcp6MessageType type = Dhcp6MessageType.of(octets.at(0)).orElse(null);
            if (type == null) {
                return new Malformed("message type " + octets.at(0) + " is not known", before);
            }
            boolean relay = type == Dhcp6MessageType.RELAY_FORW || type == Dhcp6MessageType.RELAY_REPL;
            int header = relay ? RELAY_HEADER : MESSAGE_HEADER;
            if (octets.length() < header) {
                return new Malformed("it ends within its header", before + octets.length());
            }
            Dhcp6Options.Reading reading = Dhcp6Options.read(octets, header);
            if (reading.brokenAt() >= 0) {
                return new Malformed("an option runs past the end", before + reading.brokenAt());
            }
            Dhcp6Options options = reading.options();
            if (!relay) {
                int xid = octets.at(1) << 16 | octets.uint16(2);
                return new Decoded(new Dhcp6Packet(relays, reply, new Dhcp6Message(type, xid, options)));
            }
            boolean back = type == Dhcp6MessageType.RELAY_REPL;
            if (!relays.isEmpty() && back != reply) {
                return new Malformed("a relay's reply is wrapped with a relay's request", before);
            }
            if (relays.size() == MOST_RELAYS) {
                return new Malformed("it came through more than " + MOST_RELAYS + " relays", before);
            }
            if (options.count(Dhcp6OptionCode.RELAY_MESSAGE) != 1) {
                return new Malformed("a relay wrapped no message, or more than one", before);
            }
            reply = back;
            relays.add(hop(octets, options));
            before += offsetOfMessage(octets);
            octets = options.get(Dhcp6OptionCode.RELAY_MESSAGE).orElse(OctetString.EMPTY);
        }
    }

    private static RelayHop hop(OctetString octets, Dhcp6Options options) {
        return new RelayHop(
                octets.at(1),
                Ipv6Address.ofBytes(octets.slice(2, 18).toBytes()),
                Ipv6Address.ofBytes(octets.slice(18, RELAY_HEADER).toBytes()),
                Dhcp6Options.of(options.toList().stream()
                        .filter(option -> !option.code().equals(Dhcp6OptionCode.RELAY_MESSAGE))
                        .toList()));
    }

    /** Where the relay message's value begins. */
    private static int offsetOfMessage(OctetString octets) {
        int at = RELAY_HEADER;
        while (octets.uint16(at) != Dhcp6OptionCode.RELAY_MESSAGE.code()) {
            at += 4 + octets.uint16(at + 2);
        }
        return at + 4;
    }

    /** Writes a datagram; each wrapping's own options stand before the message that it wraps. */
    public static byte[] encode(Dhcp6Packet packet) {
        Dhcp6Message message = packet.message();
        byte[] options = message.options().encode().toBytes();
        byte[] octets = ByteBuffer.allocate(MESSAGE_HEADER + options.length)
                .putInt(message.type().code() << 24 | message.xid())
                .put(options)
                .array();
        Dhcp6MessageType type = packet.reply() ? Dhcp6MessageType.RELAY_REPL : Dhcp6MessageType.RELAY_FORW;
        for (int i = packet.relays().size() - 1; i >= 0; i--) {
            RelayHop hop = packet.relays().get(i);
            byte[] more = Dhcp6Options.builder()
                    .add(hop.options())
                    .put(Dhcp6OptionCode.RELAY_MESSAGE, OctetString.copyOf(octets))
                    .build()
                    .encode()
                    .toBytes();
            octets = ByteBuffer.allocate(RELAY_HEADER + more.length)
                    .put((byte) type.code())
                    .put((byte) hop.hopCount())
                    .put(hop.link().toBytes())
                    .put(hop.peer().toBytes())
                    .put(more)
                    .array();
        }
        return octets;
    }
}
