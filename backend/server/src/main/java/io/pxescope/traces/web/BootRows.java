package io.pxescope.traces.web;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.Step;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.BootRow.Segment;
import io.pxescope.traces.web.BootRow.Strip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes rows: of boots under way from their trace, of others from their summary. */
final class BootRows {
    private BootRows() {}

    static BootRow of(StoredBoot boot, ZoneId zone) {
        if (!boot.state().open()) {
            return of(boot.summary(), boot.at(), zone);
        }
        BootSummary summary = boot.summary();
        boolean silent = boot.state() == BootState.SILENT;
        Instant last = Objects.requireNonNullElse(boot.trace().last(), summary.started());
        return new BootRow(
                "b" + summary.id(),
                "/boots/" + summary.id(),
                silent ? Status.silent("Silent") : Status.run("Booting"),
                silent ? Ticking.since(last, boot.at()) : null,
                Shown.text(summary.title()),
                nic(summary),
                summary.build() == null ? null : BootPages.chip(summary).bare(),
                new Strip(
                        (silent ? "stopped at " : "") + boot.trace().stage().title(),
                        StageViews.of(boot).stream()
                                .map(stage -> new Segment(stage.segment(), stage.percent()))
                                .toList()),
                BootPages.doing(boot, false),
                rate(boot),
                Ticking.since(summary.started(), boot.at()),
                Quantity.NONE,
                Moment.of(summary.started(), boot.at(), zone),
                summary.simulated(),
                false);
    }

    static BootRow of(BootSummary summary, Instant now, ZoneId zone) {
        Duration took = Duration.between(summary.started(), summary.newest());
        boolean passed = summary.state() == BootState.PASSED;
        return new BootRow(
                "b" + summary.id(),
                "/boots/" + summary.id(),
                status(summary.state()),
                null,
                Shown.text(summary.title()),
                nic(summary),
                summary.build() == null ? null : BootPages.chip(summary).bare(),
                strip(summary),
                passed && summary.remark().isEmpty() ? "ready" : summary.remark(),
                Quantity.NONE,
                null,
                Quantity.duration(took),
                Moment.of(summary.started(), now, zone),
                summary.simulated(),
                passed);
    }

    private static Status status(BootState state) {
        return switch (state) {
            case BOOTING -> Status.run("Booting");
            case SILENT -> Status.silent("Silent");
            case PASSED -> Status.ok("Passed");
            case FAILED -> Status.fail("Failed");
        };
    }

    private static Strip strip(BootSummary summary) {
        String label = summary.state() == BootState.PASSED
                ? "passed"
                : summary.state().key() + " at " + summary.stage().title().toLowerCase(Locale.ROOT);
        List<Segment> segments = Arrays.stream(BootStage.values())
                .map(stage -> new Segment(segment(summary, stage), "50%"))
                .toList();
        return new Strip(label, segments);
    }

    private static String segment(BootSummary summary, BootStage stage) {
        int place = stage.compareTo(summary.stage());
        return switch (summary.state()) {
            case PASSED -> stage == BootStage.SYSTEM && summary.verdict().equals("PASSED_UNOBSERVED") ? "n" : "d";
            case FAILED -> place < 0 ? "d" : place == 0 ? "x" : "";
            case SILENT -> place < 0 ? "d" : place == 0 ? "s" : "";
            case BOOTING -> place < 0 ? "d" : place == 0 ? "r" : "";
        };
    }

    private static String nic(BootSummary summary) {
        return Shown.text(Objects.requireNonNullElse(summary.nicModel(), ""))
                + (summary.nicModelGuessed() ? " (guess)" : "");
    }

    private static Quantity rate(StoredBoot boot) {
        return boot.trace().transfers().stream()
                .filter(Step.Transfer::running)
                .filter(file -> TransferWords.acknowledged(file, boot) > 0)
                .findFirst()
                .map(file -> Quantity.rate(
                        TransferWords.acknowledged(file, boot), Duration.between(file.start(), boot.at())))
                .orElse(Quantity.NONE);
    }
}
