package io.pxescope.net;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A 48-bit IEEE 802 hardware address. Written as six lower-case pairs joined by colons; read from every notation that
 * operators paste: {@code 52:54:00:12:34:56}, {@code 52-54-00-12-34-56}, {@code 5254.0012.3456},
 * {@code 525400-123456}, {@code 525400123456}, and PXELINUX's file name form {@code 01-52-54-00-12-34-56} (the leading
 * pair is the ARP hardware type 1, Ethernet).
 *
 * @param value the address in the low 48 bits, first octet highest
 */
public record MacAddress(long value) implements Comparable<MacAddress> {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    private static final HexFormat DASHES = HexFormat.ofDelimiter("-");
    private static final Pattern PAIRS =
            Pattern.compile("\\p{XDigit}{1,2}(?:([:-])\\p{XDigit}{1,2})(?:\\1\\p{XDigit}{1,2}){4}");
    private static final Pattern PXELINUX = Pattern.compile("01-(\\p{XDigit}{2}(?:-\\p{XDigit}{2}){5})");
    private static final Pattern GROUPS =
            Pattern.compile("\\p{XDigit}{4}[.:-]\\p{XDigit}{4}[.:-]\\p{XDigit}{4}|\\p{XDigit}{6}[:-]\\p{XDigit}{6}");
    private static final Pattern BARE = Pattern.compile("\\p{XDigit}{12}");

    public MacAddress {
        if (value >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits, not " + Long.toHexString(value));
        }
    }

    /**
     * Reads any of the notations above, white space around it ignored.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no MAC address
     */
    public static MacAddress parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not a MAC address; write six pairs of hex digits, as 52:54:00:12:34:56"));
    }

    /** As {@link #parse}, with an empty result for text that is no MAC address. */
    public static Optional<MacAddress> tryParse(String text) {
        String trimmed = text.strip();
        Matcher pxelinux = PXELINUX.matcher(trimmed);
        if (pxelinux.matches()) {
            return Optional.of(ofPairs(pxelinux.group(1)));
        }
        if (PAIRS.matcher(trimmed).matches()) {
            return Optional.of(ofPairs(trimmed));
        }
        if (GROUPS.matcher(trimmed).matches() || BARE.matcher(trimmed).matches()) {
            return Optional.of(new MacAddress(Long.parseLong(trimmed.replaceAll("[.:-]", ""), 16)));
        }
        return Optional.empty();
    }

    private static MacAddress ofPairs(String pairs) {
        return new MacAddress(Arrays.stream(pairs.split("[:-]"))
                .mapToLong(pair -> Long.parseLong(pair, 16))
                .reduce(0, (address, octet) -> address << 8 | octet));
    }

    /**
     * The address in the first six octets, as they stand in an Ethernet header or in {@code chaddr}.
     *
     * @throws IllegalArgumentException when there are fewer than six octets
     */
    public static MacAddress ofBytes(byte[] octets) {
        if (octets.length < 6) {
            throw new IllegalArgumentException("a MAC address has 6 octets, not " + octets.length);
        }
        long address = 0;
        for (int i = 0; i < 6; i++) {
            address = address << 8 | (octets[i] & 0xff);
        }
        return new MacAddress(address);
    }

    /** The six octets in transmission order. */
    public byte[] toBytes() {
        byte[] octets = new byte[6];
        for (int i = 0; i < 6; i++) {
            octets[i] = (byte) (value >>> (40 - 8 * i));
        }
        return octets;
    }

    /** The vendor's prefix, the first three octets as {@code 52:54:00}. */
    public String oui() {
        return toString().substring(0, 8);
    }

    /** {@code 52-54-00-12-34-56}, the form used in file names. */
    public String toDashed() {
        return DASHES.formatHex(toBytes());
    }

    /** True for group addresses (broadcast and multicast), which no machine can have as its own. */
    public boolean isMulticast() {
        return (value >>> 40 & 1) != 0;
    }

    /** True for addresses given out by software rather than by the card's vendor. */
    public boolean isLocallyAdministered() {
        return (value >>> 40 & 2) != 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return COLONS.formatHex(toBytes());
    }
}
