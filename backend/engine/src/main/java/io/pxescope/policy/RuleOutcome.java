package io.pxescope.policy;

/**
 * One rule as it was applied.
 *
 * @param rule its fixed name, for example {@code host-assignment}
 * @param matched whether it decided something
 * @param because a sentence for the operator
 */
public record RuleOutcome(String rule, boolean matched, String because) {}
