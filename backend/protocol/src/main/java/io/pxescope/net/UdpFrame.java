package io.pxescope.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A UDP datagram found in octets that may be a whole Ethernet frame (RFC 894, IEEE 802.1Q), a "cooked" one as Linux
 * captures on the device "any", an IPv4 packet (RFC 791), a UDP datagram (RFC 768), or the bare payload. Which of them
 * is told by the octets themselves; checksums are not looked at, since captures of the sender's side have none yet.
 */
public final class UdpFrame {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;

    /** Where BOOTP's magic cookie stands, RFC 2131 section 3. */
    private static final int COOKIE_AT = 236;

    private static final int COOKIE = 0x63825363;

    private final byte[] octets;
    private final List<String> layers = new ArrayList<>();

    private UdpFrame(byte[] octets) {
        this.octets = octets;
    }

    /** What was found. */
    public sealed interface Found {
        /**
         * A payload.
         *
         * @param layers what stood around it, outermost first; empty for a bare payload
         * @param offset of the payload in the octets given
         * @param from null where no IP header told
         * @param to null likewise
         */
        record Payload(
                List<String> layers,
                int offset,
                byte[] octets,
                @Nullable UdpEndpoint from,
                @Nullable UdpEndpoint to) implements Found {
            public Payload {
                layers = List.copyOf(layers);
            }
        }

        /**
         * A frame of something else.
         *
         * @param because a sentence
         */
        record Other(String because, int offset) implements Found {}
    }

    /** Finds the payload; octets that look like no frame at all are taken as the bare payload. */
    public static Found of(byte[] octets) {
        return new UdpFrame(octets).find();
    }

    private Found find() {
        if (isBootp(0)) {
            return bare();
        }
        if (isIpv4(0)) {
            return ip(0);
        }
        int at = ethernet();
        if (at >= 0) {
            return ip(at);
        }
        if (uint16(0) >= 0 && uint16(0) <= 4 && uint16(2) == 1 && uint16(14) == IPV4 && isIpv4(16)) {
            layers.add("Linux cooked capture");
            return ip(16);
        }
        if (uint16(0) == IPV4 && uint16(8) == 1 && isIpv4(20)) {
            layers.add("Linux cooked capture v2");
            return ip(20);
        }
        int version6 = uint16(12) == IPV6 ? 14 : 0;
        if (octets.length > version6 + 40 && (octets[version6] & 0xf0) == 0x60 && (version6 == 14 || isDhcp6())) {
            return new Found.Other("It is an IPv6 packet, and what is explained here is DHCP over IPv4.", version6);
        }
        if (uint16(12) == 0x0806) {
            return new Found.Other("It is an ARP packet, not a UDP datagram.", 12);
        }
        return isUdp(0, octets.length) ? udp(0, octets.length, null, null) : bare();
    }

    private Found bare() {
        return new Found.Payload(layers, 0, octets, null, null);
    }

    private boolean isBootp(int at) {
        return octets.length >= at + COOKIE_AT + 4
                && (octets[at] == 1 || octets[at] == 2)
                && uint16(at + COOKIE_AT) == COOKIE >>> 16
                && uint16(at + COOKIE_AT + 2) == (COOKIE & 0xffff);
    }

    private boolean isIpv4(int at) {
        return octets.length >= at + 20
                && (octets[at] & 0xf0) == 0x40
                && (octets[at] & 0x0f) >= 5
                && uint16(at + 2) >= 20
                && uint16(at + 2) <= octets.length - at;
    }

    private boolean isDhcp6() {
        return (octets[6] & 0xff) == UDP && (uint16(42) == 546 || uint16(42) == 547);
    }

    /** Where the IPv4 packet begins in an Ethernet frame, tagged or not; -1: it is no such frame. */
    private int ethernet() {
        int at = 12;
        while (uint16(at) == 0x8100 || uint16(at) == 0x88a8) {
            at += 4;
        }
        if (uint16(at) != IPV4 || !isIpv4(at + 2)) {
            return -1;
        }
        layers.add(at == 12 ? "Ethernet" : "Ethernet, VLAN " + (uint16(at - 2) & 0xfff));
        return at + 2;
    }

    private Found ip(int at) {
        int header = (octets[at] & 0x0f) * 4;
        int end = at + uint16(at + 2);
        layers.add("IPv4");
        int protocol = octets[at + 9] & 0xff;
        if (protocol != UDP) {
            return new Found.Other("It is an IP packet of protocol " + protocol + ", not a UDP datagram.", at + 9);
        }
        if ((uint16(at + 6) & 0x3fff) != 0) {
            return new Found.Other("It is a fragment of an IP packet; paste the whole datagram.", at + 6);
        }
        if (!isUdp(at + header, end)) {
            return new Found.Other("Its UDP header does not fit the IP packet around it.", at + header);
        }
        return udp(at + header, end, Ipv4Address.ofBytes(octets, at + 12), Ipv4Address.ofBytes(octets, at + 16));
    }

    /** For a datagram without IP header the ports must be DHCP's, since any octets have some. */
    private boolean isUdp(int at, int end) {
        int length = uint16(at + 4);
        return end - at >= UDP_HEADER && length >= UDP_HEADER && length <= end - at && (at > 0 || isDhcpPort());
    }

    private boolean isDhcpPort() {
        return isOf(uint16(0)) && isOf(uint16(2));
    }

    private static boolean isOf(int port) {
        return port == 67 || port == 68 || port == 4011;
    }

    private Found udp(int at, int end, @Nullable Ipv4Address source, @Nullable Ipv4Address destination) {
        layers.add("UDP");
        int payload = at + UDP_HEADER;
        return new Found.Payload(
                layers,
                payload,
                Arrays.copyOfRange(octets, payload, Math.min(end, at + uint16(at + 4))),
                source == null ? null : new UdpEndpoint(source, uint16(at)),
                destination == null ? null : new UdpEndpoint(destination, uint16(at + 2)));
    }

    /** Two octets as a number, -1 outside. */
    private int uint16(int at) {
        return at + 2 > octets.length ? -1 : (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }
}
