package io.pxescope.rollouts.web;

import io.pxescope.rollouts.PromotionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the fleet's history as the API tells it. */
record PromotionJson(
        long id,
        String kind,
        String build,
        @Nullable String note,
        String by,
        Instant at,
        @Nullable Long returnedTo) {

    static PromotionJson of(PromotionView entry) {
        return new PromotionJson(
                entry.id(),
                entry.kind().word(),
                entry.build(),
                entry.note(),
                entry.by(),
                entry.at(),
                entry.returnedTo());
    }
}
