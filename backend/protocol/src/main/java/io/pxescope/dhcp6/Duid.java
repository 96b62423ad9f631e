package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.MacAddress;
import java.util.Optional;

/**
 * A DHCP unique identifier (RFC 8415 section 11, RFC 6355): what a client or server is known by. To be compared as a
 * whole; what is in it is a hint.
 *
 * @param octets 3 to 130 octets, the type first
 */
public record Duid(OctetString octets) {

    /** A type and at least one octet; 128 octets after the type at most. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 130;
    private static final int ETHERNET = 1;

    /** The types. */
    public enum Kind {
        LLT("link-layer address and time"),
        EN("enterprise number"),
        LL("link-layer address"),
        UUID("UUID"),
        OTHER("other");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Duid {
        if (octets.length() < SHORTEST || octets.length() > LONGEST) {
            throw new IllegalArgumentException("a DUID has 3 to 130 octets, not " + octets.length());
        }
    }

    /** Reads a client or server identifier; empty when it is too short or too long for one. */
    public static Optional<Duid> tryOf(OctetString octets) {
        return octets.length() < SHORTEST || octets.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Duid(octets));
    }

    /** DUID-LL of an Ethernet card. */
    public static Duid ofLinkLayer(MacAddress mac) {
        return new Duid(OctetString.ofHex("00030001" + mac.toString().replace(":", "")));
    }

    /** DUID-UUID (RFC 6355 section 4). */
    public static Duid ofUuid(OctetString uuid) {
        return new Duid(OctetString.ofHex("0004" + uuid.toHex()));
    }

    public Kind kind() {
        int type = octets.uint16(0);
        return type >= 1 && type <= 4 ? Kind.values()[type - 1] : Kind.OTHER;
    }

    /** The hardware address in a DUID-LLT or DUID-LL of an Ethernet card. It may be another card's of the machine. */
    public Optional<MacAddress> mac() {
        int at = kind() == Kind.LLT ? 8 : 4;
        boolean ethernet =
                (kind() == Kind.LLT || kind() == Kind.LL) && octets.length() == at + 6 && octets.uint16(2) == ETHERNET;
        return ethernet
                ? Optional.of(MacAddress.ofBytes(octets.slice(at, at + 6).toBytes()))
                : Optional.empty();
    }

    /** The 16 octets of a DUID-UUID. */
    public Optional<OctetString> uuid() {
        return kind() == Kind.UUID && octets.length() == 18 ? Optional.of(octets.slice(2, 18)) : Optional.empty();
    }

    /** Hex digits without separators. */
    @Override
    public String toString() {
        return octets.toHex();
    }
}
