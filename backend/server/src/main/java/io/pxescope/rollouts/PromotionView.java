package io.pxescope.rollouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the fleet's history.
 *
 * @param build the build's name at the time
 * @param returnedTo of a rollback: the promotion it returned to
 */
public record PromotionView(
        long id,
        PromotionKind kind,
        long buildId,
        String build,
        @Nullable String note,
        String by,
        Instant at,
        @Nullable Long returnedTo) {}
