package io.pxescope.tftp;

/** Text from the wire, made fit for messages: hostile names carry terminal escapes, line ends and worse. */
public final class Printable {

    private Printable() {}

    /** Printable ASCII of at most {@code limit} characters; every other character becomes {@code ?}, a cut ends in {@code ...}. */
    public static String ascii(String text, int limit) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), limit) + 3);
        for (int i = 0; i < text.length(); i++) {
            if (i == limit) {
                return out.append("...").toString();
            }
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return out.toString();
    }
}
