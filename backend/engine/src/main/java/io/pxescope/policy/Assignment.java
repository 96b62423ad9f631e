package io.pxescope.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test build for one host.
 *
 * @param profileId a profile for the time of the assignment, or null: the host's own
 * @param bootsLeft how many boots it still covers, or null: not counted
 * @param until when it ends, or null: not timed
 * @param by who assigned it
 */
public record Assignment(
        long id,
        long buildId,
        @Nullable Long profileId,
        @Nullable Integer bootsLeft,
        @Nullable Instant until,
        @Nullable String reason,
        String by) {

    /** Why this assignment no longer covers a boot that begins now, or null while it does. */
    public @Nullable String overSince(Instant now) {
        if (bootsLeft != null && bootsLeft <= 0) {
            return "its boots are used up";
        }
        if (until != null && !now.isBefore(until)) {
            return "it ended at " + until;
        }
        return null;
    }
}
