package io.pxescope.net;

import java.util.Locale;
import java.util.Optional;

/**
 * An IPv4 address, ordered as an unsigned number, written in dotted decimal.
 *
 * @param bits the 32 bits, first octet highest
 */
public record Ipv4Address(int bits) implements IpAddress, Comparable<Ipv4Address> {

    /** {@code 0.0.0.0}: a field that is not filled, a client without an address. */
    public static final Ipv4Address ANY = new Ipv4Address(0);

    /** {@code 255.255.255.255}: everyone on this link. */
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

    /** {@code 127.0.0.1}. */
    public static final Ipv4Address LOOPBACK = new Ipv4Address(0x7f000001);

    /**
     * Reads four decimal numbers joined by dots, white space around them ignored. A leading zero is refused, since
     * {@code 010} is eight for some programs and ten for others.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no address
     */
    public static Ipv4Address parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not an IPv4 address; write four numbers, as 192.168.1.10"));
    }

    /** As {@link #parse}, with an empty result for text that is no address. */
    public static Optional<Ipv4Address> tryParse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : parts) {
            int octet = octet(part);
            if (octet < 0) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
        }
        return Optional.of(new Ipv4Address(bits));
    }

    private static int octet(String part) {
        if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0') {
            return -1;
        }
        int octet = 0;
        for (int i = 0; i < part.length(); i++) {
            char digit = part.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            octet = octet * 10 + (digit - '0');
        }
        return octet <= 255 ? octet : -1;
    }

    /**
     * The address in four octets.
     *
     * @throws IllegalArgumentException when there are not exactly four
     */
    public static Ipv4Address ofBytes(byte[] octets) {
        if (octets.length != 4) {
            throw new IllegalArgumentException("an IPv4 address has 4 octets, not " + octets.length);
        }
        return ofBytes(octets, 0);
    }

    /**
     * The address in the four octets at {@code offset}.
     *
     * @throws IndexOutOfBoundsException when they run past the end
     */
    public static Ipv4Address ofBytes(byte[] octets, int offset) {
        return new Ipv4Address((octets[offset] & 0xff) << 24
                | (octets[offset + 1] & 0xff) << 16
                | (octets[offset + 2] & 0xff) << 8
                | octets[offset + 3] & 0xff);
    }

    /** The four octets in network order. */
    @Override
    public byte[] toBytes() {
        return new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
    }

    /** Eight upper-case hex digits, PXELINUX's name for a configuration by address: {@code C0A8010A}. */
    public String toHex() {
        return String.format(Locale.ROOT, "%08X", bits);
    }

    /** The numerically next address; after {@link #BROADCAST} comes {@link #ANY}. */
    public Ipv4Address next() {
        return new Ipv4Address(bits + 1);
    }

    /** True for {@code 0.0.0.0}, DHCP's "not filled in". */
    @Override
    public boolean isUnspecified() {
        return bits == 0;
    }

    /** True for {@code 127.0.0.0/8}. */
    @Override
    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    /** True where a packet can be sent to one host: not unspecified, not class D or E, not broadcast. */
    @Override
    public boolean isUnicast() {
        return bits != 0 && bits >>> 28 < 0xe;
    }

    @Override
    public String inUrl() {
        return toString();
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }
}
