package io.pxescope.net;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text that strangers put on the wire (file names, host names, vendor classes), made safe to keep and to show: octets
 * outside printable ASCII are written {@code \xNN} and everything after {@value #LIMIT} characters is cut. The result
 * still has to be encoded for the page or log format it goes into.
 */
public final class WireText {

    /** Longest text that is kept, the mark of a cut not counted. */
    public static final int LIMIT = 256;

    private WireText() {}

    /** The octets as text, each octet one character or one escape. */
    public static String of(byte[] octets) {
        return of(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** The text with its unprintable characters escaped; characters above U+00FF are escaped as their UTF-8 octets. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LIMIT) + 1);
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            String shown = shown(text.codePointAt(at));
            if (safe.length() + shown.length() > LIMIT) {
                return safe.append('…').toString();
            }
            safe.append(shown);
        }
        return safe.toString();
    }

    private static String shown(int character) {
        if (character >= 0x20 && character < 0x7f) {
            return Character.toString(character);
        }
        if (character <= 0xff) {
            return escape(character);
        }
        StringBuilder escaped = new StringBuilder();
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            escaped.append(escape(octet & 0xff));
        }
        return escaped.toString();
    }

    private static String escape(int octet) {
        return String.format(Locale.ROOT, "\\x%02x", octet);
    }
}
