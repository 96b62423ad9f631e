package io.pxescope.net;

import java.util.Comparator;
import java.util.Optional;

/** An address of either version of IP. An IPv4 address is never equal to an IPv6 address, not even to its mapped form. */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {

    /** IPv4 before IPv6, each in its own order. */
    Comparator<IpAddress> ORDER = IpAddress::compare;

    /**
     * Reads either form, white space around it ignored.
     *
     * @throws IllegalArgumentException with a sentence for the operator when the text is no address
     */
    static IpAddress parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not an IP address; write one as 192.168.1.10 or 2001:db8::10"));
    }

    /** As {@link #parse}, with an empty result for text that is no address. */
    static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') < 0
                ? Ipv4Address.tryParse(text).map(address -> address)
                : Ipv6Address.tryParse(text).map(address -> address);
    }

    /**
     * The address in four or sixteen octets.
     *
     * @throws IllegalArgumentException for any other count
     */
    static IpAddress ofBytes(byte[] octets) {
        return octets.length == 4 ? Ipv4Address.ofBytes(octets) : Ipv6Address.ofBytes(octets);
    }

    private static int compare(IpAddress one, IpAddress other) {
        if (one instanceof Ipv4Address a && other instanceof Ipv4Address b) {
            return a.compareTo(b);
        }
        if (one instanceof Ipv6Address a && other instanceof Ipv6Address b) {
            return a.compareTo(b);
        }
        return one instanceof Ipv4Address ? -1 : 1;
    }

    /** The octets in network order: four or sixteen. */
    byte[] toBytes();

    /** True for {@code 0.0.0.0} and {@code ::}: not filled in, or every address of this machine. */
    boolean isUnspecified();

    /** True for {@code 127.0.0.0/8} and {@code ::1}. */
    boolean isLoopback();

    /** True where a packet can be sent to one machine. */
    boolean isUnicast();

    /** As it stands in a URL or before a port: IPv6 in brackets (RFC 3986 section 3.2.2). */
    String inUrl();
}
