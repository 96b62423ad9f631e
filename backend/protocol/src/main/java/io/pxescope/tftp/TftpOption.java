package io.pxescope.tftp;

import java.util.Locale;

/**
 * One option of a request or an OACK (RFC 2347), spelled as it was on the wire. Names compare without regard to case, so
 * ask {@link #is(String)} rather than comparing {@link #name()}.
 *
 * @param name the option's name, not empty, one character per octet (ISO 8859-1)
 * @param value its value as text, possibly empty
 */
public record TftpOption(String name, String value) {

    /** Block size in octets, RFC 2348. */
    public static final String BLKSIZE = "blksize";
    /** Transfer size in octets, RFC 2349. */
    public static final String TSIZE = "tsize";
    /** Retransmission interval in seconds, RFC 2349. */
    public static final String TIMEOUT = "timeout";
    /** Blocks sent for one ACK, RFC 7440. */
    public static final String WINDOWSIZE = "windowsize";

    public TftpOption {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an option needs a name");
        }
        if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an option cannot hold a NUL");
        }
    }

    /** Whether this is the named option; RFC 2347 makes names case-insensitive. */
    public boolean is(String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** {@code blksize=1468}. */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
