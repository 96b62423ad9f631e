package io.pxescope.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test build for one host, as an operator asks for it; checked when it is stored.
 *
 * @param build name of the build
 * @param profile name of a profile for as long as it lasts, or null: the host's own
 * @param boots how many boots it covers, or null: until it is released
 * @param until when it ends, or null
 */
public record AssignmentDraft(
        String build,
        @Nullable String profile,
        @Nullable Integer boots,
        @Nullable Instant until,
        @Nullable String reason) {}
