package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Silent boots as things to decide: those of one NIC model that stopped at the same place with the same build are one. */
final class Silences {
    private Silences() {}

    private record Cause(String nic, String build, String after) {}

    static List<Decision> of(List<StoredBoot> open) {
        Map<Cause, List<StoredBoot>> byCause = new LinkedHashMap<>();
        for (StoredBoot boot : open) {
            if (boot.state() == BootState.SILENT) {
                byCause.computeIfAbsent(cause(boot), cause -> new ArrayList<>()).add(boot);
            }
        }
        List<Decision> decisions = new ArrayList<>();
        byCause.forEach((cause, boots) -> decisions.add(boots.size() == 1 ? one(boots.get(0)) : many(cause, boots)));
        return decisions;
    }

    private static Cause cause(StoredBoot boot) {
        BootSummary summary = boot.summary();
        return new Cause(
                Objects.requireNonNullElse(summary.nicModel(), "") + (summary.nicModelGuessed() ? " (guess)" : ""),
                Objects.requireNonNullElse(summary.build(), ""),
                BootPages.lastFile(boot.trace()));
    }

    private static Decision one(StoredBoot boot) {
        String href = "/boots/" + boot.summary().id();
        return new Decision(
                "t-" + boot.summary().id(),
                1,
                Status.silent("Silent"),
                Shown.text(boot.summary().title()),
                href,
                "has sent nothing after " + BootPages.lastFile(boot.trace()) + "." + advice(boot),
                List.of(new Decision.Action("Watch", href)));
    }

    private static Decision many(Cause cause, List<StoredBoot> boots) {
        StoredBoot first = boots.get(0);
        String query = "state:silent" + (cause.nic().isEmpty() ? "" : " nic:\"" + cause.nic() + "\"");
        return new Decision(
                "t-" + first.summary().id(),
                boots.size(),
                Status.silent("Silent"),
                Quantity.count(boots.size()) + " machines",
                "/boots?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                (cause.nic().isEmpty() ? "" : "with " + Shown.text(cause.nic()) + " ")
                        + "have sent nothing after " + cause.after()
                        + (cause.build().isEmpty() ? "" : " of " + Shown.text(cause.build())) + "." + advice(first),
                List.of(new Decision.Action(
                        "Watch one", "/boots/" + first.summary().id())));
    }

    private static String advice(StoredBoot boot) {
        return boot.verdict().findings().stream()
                .flatMap(finding -> finding.advice().stream())
                .findFirst()
                .map(advice -> " " + advice)
                .orElse("");
    }
}
