package io.pxescope.quirks;

import io.pxescope.policy.QuirkRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quirk rule as it is kept.
 *
 * @param rule its cohort and quirks; its trial host is set while it is on trial
 * @param note of an operator, or null
 * @param source where the trouble is known from, or null
 */
public record StoredRule(
        QuirkRule rule,
        RuleState state,
        @Nullable String note,
        @Nullable String source,
        Instant created,
        String createdBy) {}
