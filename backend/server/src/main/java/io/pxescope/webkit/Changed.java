package io.pxescope.webkit;

import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made, to be published through {@code ApplicationEventPublisher} inside the transaction that makes
 * it.
 *
 * @param actor the name of the user or token, or of the part of the panel that acted by itself
 * @param action what was done, as a verb with its object, e.g. {@code assign build}
 * @param subjectKind what it was done to, e.g. {@code host}
 * @param subject its name, e.g. {@code fra1-r14-u07}
 * @param before its state before, as text or JSON; null if it was not there
 * @param after its state after; null if it is gone
 * @param reason why, in the actor's words
 */
public record Changed(
        String actor,
        String action,
        String subjectKind,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {

    /** For the changes that need no reason. */
    public Changed(
            String actor,
            String action,
            String subjectKind,
            String subject,
            @Nullable String before,
            @Nullable String after) {
        this(actor, action, subjectKind, subject, before, after, null);
    }
}
