package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * A rule that gives the machines of a cohort their quirks.
 *
 * @param rank among rules as narrow as this one, the lower goes first
 * @param trialHostId while it is tried out: the one host that it is for, whatever the cohort says; null: in force for the
 *     cohort
 */
public record QuirkRule(
        long id,
        String name,
        Cohort cohort,
        Quirks quirks,
        int rank,
        @Nullable Long trialHostId) {

    int narrowness() {
        return trialHostId == null ? cohort.narrowness() : Integer.MAX_VALUE;
    }

    /** Why it is not for a machine, or null where it is. */
    @Nullable
    String excludes(Cohort.Member member) {
        if (trialHostId == null) {
            return cohort.excludes(member);
        }
        Host host = member.host();
        return host != null && host.id() == trialHostId ? null : "it is tried out on one other host";
    }
}
