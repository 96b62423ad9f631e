package io.pxescope.webkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator should decide.
 *
 * @param machines how many it affects; more come first
 * @param subject the words that begin the sentence, as a link
 */
public record Decision(
        String id,
        int machines,
        Status status,
        String subject,
        @Nullable String subjectHref,
        String text,
        List<Action> actions) {

    /** A way to go on. */
    public record Action(String title, String href) {}
}
