package io.pxescope.inventory.web;

import io.pxescope.inventory.AssignmentView;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An assignment as the API tells it. */
record AssignmentJson(
        long id,
        String build,
        @Nullable String profile,
        @Nullable Integer bootsLeft,
        @Nullable Instant until,
        @Nullable String reason,
        String by,
        Instant created) {

    static AssignmentJson of(AssignmentView assignment, LongFunction<@Nullable String> profiles) {
        Long profileId = assignment.profileId();
        return new AssignmentJson(
                assignment.id(),
                assignment.build(),
                profileId == null ? null : profiles.apply(profileId),
                assignment.bootsLeft(),
                assignment.until(),
                assignment.reason(),
                assignment.by(),
                assignment.created());
    }
}
