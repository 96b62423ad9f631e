package io.pxescope.tftp;

import java.util.Locale;

/** How the octets of a file become octets of DATA (RFC 1350 section 1). Mail mode is obsolete and has no member. */
public enum TransferMode {
    /** As they are. What every boot ROM asks for. */
    OCTET,
    /** Line ends as CR LF, see {@link Netascii}. */
    NETASCII,
    /** Anything else, mail included: to be refused. */
    UNKNOWN;

    /** The mode a request names, in any case; trailing 0xFF octets of old ROMs are passed over. */
    public static TransferMode of(String asked) {
        int end = asked.length();
        while (end > 0 && asked.charAt(end - 1) == 0xff) {
            end--;
        }
        return switch (asked.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "octet" -> OCTET;
            case "netascii" -> NETASCII;
            default -> UNKNOWN;
        };
    }
}
