package io.pxescope.inventory;

import io.pxescope.webkit.Refusal;
import org.jspecify.annotations.Nullable;

/** Free text of an operator: trimmed, one line, bounded; blank is none. */
final class Words {

    private Words() {}

    static @Nullable String of(@Nullable String written, String field, int most) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String words = written.strip();
        if (words.length() > most) {
            throw Refusal.invalid(field, "At most " + most + " characters; these are " + words.length() + ".");
        }
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "One line of text, without control characters.");
        }
        return words;
    }
}
