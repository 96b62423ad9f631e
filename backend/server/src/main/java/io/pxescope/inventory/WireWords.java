package io.pxescope.inventory;

import org.jspecify.annotations.Nullable;

/** What a machine says of itself, made fit to be kept: no control characters, bounded; blank is none. */
final class WireWords {
    private static final int LONGEST = 255;

    private WireWords() {}

    static @Nullable String clean(@Nullable String said) {
        return said == null || said.isBlank() ? null : cleaned(said);
    }

    static String cleaned(String said) {
        String printable = said.replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
