package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;

/**
 * A build's name, always in the same chip.
 *
 * @param test whether it is here as somebody's test: drawn with a dashed border
 * @param note a word after the name, may be empty
 */
public record BuildChip(String name, @Nullable String href, boolean test, String note) {

    /** Without the word after the name, for dense lists. */
    public BuildChip bare() {
        return new BuildChip(name, href, test, "");
    }
}
