package io.pxescope.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of octets, compared by content: an option's value, a hardware address field, a client identifier. */
public final class OctetString {

    public static final OctetString EMPTY = new OctetString(new byte[0]);

    private final byte[] octets;

    private OctetString(byte[] octets) {
        this.octets = octets;
    }

    /** The octets given, each from -128 to 255. */
    public static OctetString of(int... octets) {
        byte[] copy = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            copy[i] = (byte) octets[i];
        }
        return new OctetString(copy);
    }

    /** A copy of the octets. */
    public static OctetString copyOf(byte[] octets) {
        return new OctetString(octets.clone());
    }

    /** A copy of the octets from {@code from} (inclusive) to {@code to} (exclusive). */
    public static OctetString copyOf(byte[] octets, int from, int to) {
        return new OctetString(Arrays.copyOfRange(octets, from, to));
    }

    /** One octet per character; characters above U+00FF become question marks. */
    public static OctetString ofText(String text) {
        return new OctetString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads pairs of hex digits without separators. */
    public static OctetString ofHex(String hex) {
        return new OctetString(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return octets.length;
    }

    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** The octet at {@code index} as 0 to 255. */
    public int at(int index) {
        return octets[index] & 0xff;
    }

    /** The two octets at {@code index} as 0 to 65535. */
    public int uint16(int index) {
        return at(index) << 8 | at(index + 1);
    }

    /** The octets from {@code from} (inclusive) to {@code to} (exclusive). */
    public OctetString slice(int from, int to) {
        return copyOf(octets, from, to);
    }

    public byte[] toBytes() {
        return octets.clone();
    }

    /** One character per octet. */
    public String toText() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** As {@link #toText}, without the NULs that some senders end their text with. */
    public String toTerminatedText() {
        int end = octets.length;
        while (end > 0 && octets[end - 1] == 0) {
            end--;
        }
        return new String(octets, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** As text where every octet is a printable ASCII character and there is one, else {@code 0x} and hex digits. */
    public String toPrintable() {
        boolean printable = octets.length > 0 && toText().chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return printable ? toText() : octets.length == 0 ? "(empty)" : "0x" + toHex();
    }

    /** Lower-case hex digits without separators. */
    public String toHex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OctetString that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
