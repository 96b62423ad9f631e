package io.pxescope.diagnosis;

import java.util.List;

/**
 * What is to be said of a boot.
 *
 * @param code stable, for filters and scripts
 * @param title what the console probably shows, or the outcome
 * @param text what the server saw, in one or two sentences
 * @param certainty in words: {@code certain}, {@code probably}, {@code points to}, {@code not known}
 */
public record Verdict(String code, String title, String text, String certainty, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether it tells of a failure. */
    public boolean bad() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.FAILURE);
    }
}
