package io.pxescope.webkit;

/** Text that came off the wire, made fit to be shown: nothing hidden, nothing endless. */
public final class Shown {
    private static final int LONGEST = 256;

    private Shown() {}

    /** Control characters as {@code \xNN}, cut at 256 characters. */
    public static String text(String raw) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length() && out.length() < LONGEST; i++) {
            char c = raw.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        return raw.length() > LONGEST ? out + "…" : out.toString();
    }
}
