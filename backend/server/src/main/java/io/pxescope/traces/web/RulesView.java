package io.pxescope.traces.web;

import io.pxescope.trace.BootEvent.Decided;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a boot got what it got: the rules as they were when it began, out of its own trace.
 *
 * @param version of what was published then
 * @param nowHref where the host's present rules are told, or null: nobody named the machine
 */
record RulesView(
        String version,
        Moment at,
        List<Rule> rules,
        @Nullable String nowHref) {

    /** @param css {@code win}, {@code lost} or {@code skip2} */
    record Rule(String css, String icon, String source, String because) {}

    /** Null where the trace holds no decision with its rules. */
    static @Nullable RulesView of(StoredBoot boot, ZoneId zone) {
        Decided decided = boot.trace().decided();
        if (decided == null || decided.rules().isEmpty()) {
            return null;
        }
        boolean served = decided.build() != null;
        return new RulesView(
                Quantity.count(decided.version()),
                Moment.of(decided.at(), boot.at(), zone),
                decided.rules().stream()
                        .map(rule -> new Rule(
                                !rule.matched() ? "skip2" : served ? "win" : "lost",
                                !rule.matched() ? "i-wait" : served ? "i-ok" : "i-fail",
                                source(rule.rule()),
                                Shown.text(rule.because())))
                        .toList(),
                boot.summary().host() == null
                        ? null
                        : "/hosts/" + boot.summary().host() + "#why");
    }

    private static String source(String rule) {
        return switch (rule) {
            case "network" -> "Network";
            case "host" -> "This host";
            case "under-test" -> "Under test";
            case "host-assignment" -> "Test build";
            case "fleet" -> "Fleet";
            case "firmware", "loader-on-proxy" -> "Firmware";
            case "quirk" -> "Quirk rule";
            case "transport" -> "Transport";
            case "profile" -> "Profile";
            default -> rule;
        };
    }
}
