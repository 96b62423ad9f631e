package io.pxescope.net;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IPv6 address (RFC 4291), ordered as an unsigned number, written as RFC 5952 says: lower case, no leading zeros, the
 * first longest run of two or more zero groups as {@code ::}. It has no zone: the interface travels beside it.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Ipv6Address(long high, long low) implements IpAddress, Comparable<Ipv6Address> {

    /** {@code ::}. */
    public static final Ipv6Address ANY = new Ipv6Address(0, 0);

    /** {@code ::1}. */
    public static final Ipv6Address LOOPBACK = new Ipv6Address(0, 1);

    private static final int GROUPS = 8;

    /**
     * Reads any text form of RFC 4291 section 2.2, white space around it ignored; a zone is refused.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no address
     */
    public static Ipv6Address parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not an IPv6 address; write it as 2001:db8::10"));
    }

    /** As {@link #parse}, with an empty result for text that is no address. */
    public static Optional<Ipv6Address> tryParse(String text) {
        String trimmed = text.strip();
        int gap = trimmed.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(trimmed);
            return groups.length == GROUPS ? Optional.of(of(groups, new int[0])) : Optional.empty();
        }
        String before = trimmed.substring(0, gap);
        String after = trimmed.substring(gap + 2);
        int[] head = before.isEmpty() ? new int[0] : groups(before);
        int[] tail = after.isEmpty() ? new int[0] : groups(after);
        boolean broken = !before.isEmpty() && (head.length == 0 || before.indexOf('.') >= 0)
                || !after.isEmpty() && tail.length == 0
                || head.length + tail.length >= GROUPS;
        return broken ? Optional.empty() : Optional.of(of(head, tail));
    }

    /** Groups joined by colons, the last one perhaps an IPv4 address; empty where they are none. */
    private static int[] groups(String text) {
        String[] parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        if (parts.length > GROUPS) {
            return new int[0];
        }
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return new int[0];
            }
            groups[i] = Integer.parseInt(parts[i], 16);
        }
        if (dotted) {
            Optional<Ipv4Address> embedded = Ipv4Address.tryParse(parts[parts.length - 1]);
            if (embedded.isEmpty()) {
                return new int[0];
            }
            groups[parts.length - 1] = embedded.get().bits() >>> 16;
            groups[parts.length] = embedded.get().bits() & 0xffff;
        }
        return groups;
    }

    private static Ipv6Address of(int[] head, int[] tail) {
        ByteBuffer octets = ByteBuffer.allocate(16);
        for (int group : head) {
            octets.putShort((short) group);
        }
        octets.position(16 - 2 * tail.length);
        for (int group : tail) {
            octets.putShort((short) group);
        }
        return ofBytes(octets.array());
    }

    /**
     * The address in sixteen octets.
     *
     * @throws IllegalArgumentException when there are not exactly sixteen
     */
    public static Ipv6Address ofBytes(byte[] octets) {
        if (octets.length != 16) {
            throw new IllegalArgumentException("an IPv6 address has 16 octets, not " + octets.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return new Ipv6Address(buffer.getLong(), buffer.getLong());
    }

    /** The link-local address that a card forms of its hardware address (RFC 4291 appendix A). */
    public static Ipv6Address linkLocalOf(MacAddress mac) {
        long flipped = mac.value() ^ 0x0200_0000_0000L;
        return new Ipv6Address(0xfe80L << 48, flipped >>> 24 << 40 | 0xfffeL << 24 | flipped & 0xffffffL);
    }

    @Override
    public byte[] toBytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    @Override
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    @Override
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    /** True for {@code fe80::/10}: valid on its link only. */
    public boolean isLinkLocal() {
        return high >>> 54 == 0xfe80 >>> 6;
    }

    /** True for {@code ff00::/8}. */
    public boolean isMulticast() {
        return high >>> 56 == 0xff;
    }

    @Override
    public boolean isUnicast() {
        return !isUnspecified() && !isMulticast();
    }

    /** The hardware address in an interface identifier of the modified EUI-64 form; empty where it has another form. */
    public Optional<MacAddress> eui64Mac() {
        return (low >>> 24 & 0xffff) == 0xfffe
                ? Optional.of(new MacAddress((low >>> 40 << 24 | low & 0xffffffL) ^ 0x0200_0000_0000L))
                : Optional.empty();
    }

    /** The address that is {@code count} higher; past the highest it goes on at {@link #ANY}. */
    public Ipv6Address plus(long count) {
        long sum = low + count;
        return new Ipv6Address(high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0), sum);
    }

    @Override
    public String inUrl() {
        return "[" + this + "]";
    }

    @Override
    public int compareTo(Ipv6Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    private int group(int index) {
        return (int) ((index < 4 ? high >>> (48 - 16 * index) : low >>> (112 - 16 * index)) & 0xffff);
    }

    @Override
    public String toString() {
        if (high == 0 && low >>> 32 == 0xffff) {
            return "::ffff:" + new Ipv4Address((int) low);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(i + run) == 0) {
                run++;
            }
            if (run > longest) {
                start = i;
                longest = run;
            }
            i += run;
        }
        return start < 0 ? join(0, GROUPS) : join(0, start) + "::" + join(start + longest, GROUPS);
    }

    private String join(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }
}
