package io.pxescope.diagnosis;

import java.util.List;

/**
 * One thing noticed in a trace.
 *
 * @param steps the numbers of the steps that show it, from 1
 * @param advice what to try next, may be empty
 */
public record Finding(String code, Severity severity, String text, List<Integer> steps, List<String> advice) {
    /** How much it matters. */
    public enum Severity {
        NOTE,
        WARNING,
        FAILURE
    }

    public Finding {
        steps = List.copyOf(steps);
        advice = List.copyOf(advice);
    }
}
