package io.pxescope.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test build of one host, in force or over.
 *
 * @param build the build's name at the time
 * @param profileId a profile for the time of the assignment, or null: the host's own
 * @param bootsLeft how many boots it still covers, or null: not counted
 * @param until when it ends, or null: not timed
 * @param by who assigned it
 * @param ended null while it is open
 * @param endedWhy null while it is open
 */
public record AssignmentView(
        long id,
        long hostId,
        long buildId,
        String build,
        @Nullable Long profileId,
        @Nullable Integer bootsLeft,
        @Nullable Instant until,
        @Nullable String reason,
        String by,
        Instant created,
        @Nullable Instant ended,
        @Nullable String endedWhy) {

    /** Whether a boot that begins now is covered. */
    public boolean inForceAt(Instant now) {
        return ended == null && (bootsLeft == null || bootsLeft > 0) && (until == null || now.isBefore(until));
    }
}
