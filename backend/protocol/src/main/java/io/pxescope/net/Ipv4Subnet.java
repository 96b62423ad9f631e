package io.pxescope.net;

/**
 * An IPv4 subnet in CIDR form. Host bits of {@code network} are cleared, so that {@code 10.0.0.7/24} and
 * {@code 10.0.0.0/24} are one value.
 *
 * @param network the lowest address
 * @param prefixLength 0 to 32
 */
public record Ipv4Subnet(Ipv4Address network, int prefixLength) implements Comparable<Ipv4Subnet> {

    public Ipv4Subnet {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("a prefix length is 0 to 32, not " + prefixLength);
        }
        network = new Ipv4Address(network.bits() & maskBits(prefixLength));
    }

    /**
     * Reads {@code 192.168.1.0/24}.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no subnet
     */
    public static Ipv4Subnet parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        String length = slash < 0 ? "" : trimmed.substring(slash + 1);
        if (!length.matches("[0-9]{1,2}") || Integer.parseInt(length) > 32) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a subnet; write address/prefix length, as 192.168.1.0/24");
        }
        return new Ipv4Subnet(Ipv4Address.parse(trimmed.substring(0, slash)), Integer.parseInt(length));
    }

    private static int maskBits(int prefixLength) {
        return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
    }

    /** True for every address of the subnet, its network and broadcast addresses included. */
    public boolean contains(Ipv4Address address) {
        return (address.bits() & maskBits(prefixLength)) == network.bits();
    }

    /** True when the two share at least one address. */
    public boolean overlaps(Ipv4Subnet other) {
        return contains(other.network) || other.contains(network);
    }

    /** The subnet mask, {@code 255.255.255.0} for a prefix length of 24. */
    public Ipv4Address mask() {
        return new Ipv4Address(maskBits(prefixLength));
    }

    /** The highest address: the directed broadcast address where the prefix length is at most 30. */
    public Ipv4Address broadcast() {
        return new Ipv4Address(network.bits() | ~maskBits(prefixLength));
    }

    /** True for an address a machine can have: in the subnet, neither network nor broadcast address (RFC 3021: /31 has neither). */
    public boolean isHostAddress(Ipv4Address address) {
        return contains(address) && (prefixLength >= 31 || !address.equals(network) && !address.equals(broadcast()));
    }

    @Override
    public int compareTo(Ipv4Subnet other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public String toString() {
        return network + "/" + prefixLength;
    }
}
