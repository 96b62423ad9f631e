package io.pxescope.policy;

import java.util.Comparator;
import java.util.List;

/**
 * The quirk rules in force, in the order in which they speak: rules on trial, rules for one host, then those with more
 * conditions before those with fewer, then by rank, then the older. Every rule that matches counts; where two say
 * something of the same quirk, the one that speaks first is followed.
 */
public record QuirkRules(List<QuirkRule> inOrder) {
    /** Everything as usual for everybody. */
    public static final QuirkRules NONE = new QuirkRules(List.of());

    /** Under which an outcome stands in an explanation. */
    public static final String RULE = "quirk";

    public QuirkRules {
        inOrder = inOrder.stream()
                .sorted(Comparator.comparingInt(QuirkRule::narrowness)
                        .reversed()
                        .thenComparingInt(QuirkRule::rank)
                        .thenComparingLong(QuirkRule::id))
                .toList();
    }

    /** What a machine gets, without the reasons. */
    public Quirks of(Cohort.Member member) {
        return of(member, new Explanation.Builder(0));
    }

    Quirks of(Cohort.Member member, Explanation.Builder why) {
        Quirks quirks = Quirks.NONE;
        for (QuirkRule rule : inOrder) {
            String excluded = rule.excludes(member);
            if (excluded != null) {
                why.passed(RULE, "The quirk rule \"" + rule.name() + "\" does not apply: " + excluded + ".");
                continue;
            }
            Quirks together = quirks.or(rule.quirks());
            String trial = rule.trialHostId() == null ? "" : ", on trial here";
            if (together.equals(quirks)) {
                why.passed(
                        RULE,
                        "The quirk rule \"" + rule.name() + "\"" + trial
                                + " adds nothing: narrower rules have said it all.");
            } else {
                String gives = rule.quirks().or(quirks).equals(together)
                        ? ""
                        : " (where a narrower rule says otherwise, that one is followed)";
                why.matched(
                        RULE,
                        "The quirk rule \"" + rule.name() + "\"" + trial + ": "
                                + rule.quirks().words() + gives + ".");
            }
            quirks = together;
        }
        return quirks;
    }
}
