package io.pxescope.net;

/**
 * An IPv6 prefix (RFC 4291 section 2.3). Bits of {@code network} past the prefix are cleared, so that
 * {@code 2001:db8::7/64} and {@code 2001:db8::/64} are one value.
 *
 * @param network the lowest address
 * @param length 0 to 128
 */
public record Ipv6Prefix(Ipv6Address network, int length) implements Comparable<Ipv6Prefix> {

    public Ipv6Prefix {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("a prefix length is 0 to 128, not " + length);
        }
        network = masked(network, length);
    }

    /**
     * Reads {@code 2001:db8:77::/64}.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no prefix
     */
    public static Ipv6Prefix parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        String length = slash < 0 ? "" : trimmed.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > 128) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an IPv6 prefix; write address/prefix length, as 2001:db8:77::/64");
        }
        return new Ipv6Prefix(Ipv6Address.parse(trimmed.substring(0, slash)), Integer.parseInt(length));
    }

    private static Ipv6Address masked(Ipv6Address address, int length) {
        return new Ipv6Address(
                address.high() & ones(Math.min(length, 64)), address.low() & ones(Math.max(0, length - 64)));
    }

    /** So many ones in front of zeros. */
    private static long ones(int count) {
        return count == 0 ? 0 : -1L << (64 - count);
    }

    public boolean contains(Ipv6Address address) {
        return masked(address, length).equals(network);
    }

    /** True when the two share at least one address. */
    public boolean overlaps(Ipv6Prefix other) {
        return contains(other.network) || other.contains(network);
    }

    /** The highest address. */
    public Ipv6Address last() {
        return new Ipv6Address(
                network.high() | ~ones(Math.min(length, 64)), network.low() | ~ones(Math.max(0, length - 64)));
    }

    @Override
    public int compareTo(Ipv6Prefix other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
