package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How something went (RFC 8415 section 21.13).
 *
 * @param code one of the constants here, or another of IANA's "DHCPv6 Status Codes"
 * @param message for people
 */
public record StatusCode(int code, String message) {

    public static final int SUCCESS = 0;
    public static final int NO_ADDRS_AVAIL = 2;
    public static final int NO_BINDING = 3;
    public static final int NOT_ON_LINK = 4;
    public static final int NO_PREFIX_AVAIL = 6;

    private static final String[] NAMES = {
        "Success", "UnspecFail", "NoAddrsAvail", "NoBinding", "NotOnLink", "UseMulticast", "NoPrefixAvail"
    };

    static Optional<StatusCode> tryOf(OctetString value) {
        return value.length() < 2
                ? Optional.empty()
                : Optional.of(new StatusCode(
                        value.uint16(0),
                        new String(value.slice(2, value.length()).toBytes(), StandardCharsets.UTF_8)));
    }

    OctetString encode() {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] octets = new byte[2 + text.length];
        octets[0] = (byte) (code >>> 8);
        octets[1] = (byte) code;
        System.arraycopy(text, 0, octets, 2, text.length);
        return OctetString.copyOf(octets);
    }

    /** {@code NoAddrsAvail}, or the bare number. */
    public String name() {
        return code < NAMES.length ? NAMES[code] : Integer.toString(code);
    }
}
