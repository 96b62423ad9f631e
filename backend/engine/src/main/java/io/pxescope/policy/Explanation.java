package io.pxescope.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a decision came out as it did: each rule in the order it was applied, including those that
 * did not match.
 *
 * @param version of the snapshot that was decided over
 */
public record Explanation(long version, List<RuleOutcome> rules) {
    public Explanation {
        rules = List.copyOf(rules);
    }

    /** The sentence of the last rule that matched: what decided. Quirks decide how, not what. */
    public String decisive() {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matched() && !rules.get(i).rule().equals(QuirkRules.RULE)) {
                return rules.get(i).because();
            }
        }
        return "no rule matched";
    }

    /** Collects outcomes in order. */
    static final class Builder {
        private final long version;
        private final List<RuleOutcome> rules = new ArrayList<>();

        Builder(long version) {
            this.version = version;
        }

        Builder matched(String rule, String because) {
            rules.add(new RuleOutcome(rule, true, because));
            return this;
        }

        Builder passed(String rule, String because) {
            rules.add(new RuleOutcome(rule, false, because));
            return this;
        }

        Explanation build() {
            return new Explanation(version, rules);
        }
    }
}
