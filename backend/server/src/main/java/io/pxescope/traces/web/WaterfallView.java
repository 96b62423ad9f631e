package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.TimeAxis.Stretch;
import io.pxescope.traces.web.Waterfall.Axis;
import io.pxescope.traces.web.Waterfall.Mark;
import io.pxescope.traces.web.Waterfall.Row;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the waterfall of a boot as it stands. Pure: the same boot at the same instant gives the same waterfall. */
final class WaterfallView {
    /** A silence that ended a boot is counted no longer than this. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private WaterfallView() {}

    static Waterfall of(StoredBoot boot) {
        BootTrace trace = boot.trace();
        double end = seconds(trace, end(boot));
        Lane lane = new Lane(trace, TimeAxis.of(active(boot), end));
        Ticking now = boot.state().open() && trace.first() != null ? Ticking.since(trace.first(), boot.at()) : null;
        double rest = Math.min(
                trace.transfers().stream()
                        .mapToDouble(file -> TransferRow.secondsLeft(file, boot))
                        .max()
                        .orElse(0),
                0.7 * Math.max(0.5, lane.axis().at(end)));
        double span = Math.max(0.5, (lane.axis().at(end) + rest) * 1.015);
        double trueSpan = Math.max(0.5, (end + rest) * 1.015);
        Axis axis = new Axis(
                TimeAxis.number(span),
                TimeAxis.number(lane.axis().at(end)),
                TimeAxis.number(trueSpan),
                TimeAxis.number(end));
        return new Waterfall(
                axis,
                Rulers.of(lane, span, trueSpan, now),
                new WaterfallRows(boot, lane).groups(),
                quiet(boot, lane, end));
    }

    private static double seconds(BootTrace trace, Instant at) {
        return Math.max(0, TransferWords.since(trace, at).toNanos() / 1e9);
    }

    private static List<Stretch> active(StoredBoot boot) {
        BootTrace trace = boot.trace();
        List<Stretch> active = new ArrayList<>();
        for (Step step : trace.steps()) {
            Instant stepEnd = step.end();
            double from = seconds(trace, step.start());
            active.add(new Stretch(from, Math.max(from, seconds(trace, stepEnd == null ? end(boot) : stepEnd))));
        }
        return active;
    }

    /** Where the axis ends: now while the boot is open, else with the last thing that belongs to it. */
    private static Instant end(StoredBoot boot) {
        BootTrace trace = boot.trace();
        Instant last = trace.last() == null ? boot.at() : trace.last();
        if (boot.state().open()) {
            return boot.at().isBefore(last) ? last : boot.at();
        }
        if (boot.state() == BootState.PASSED || brokenByError(trace)) {
            return last;
        }
        if (trace.superseded() != null) {
            return trace.superseded();
        }
        Instant givenUp = last.plus(GIVEN_UP);
        return boot.at().isBefore(givenUp) ? boot.at() : givenUp;
    }

    /** Whether the last thing heard explains the end by itself. */
    private static boolean brokenByError(BootTrace trace) {
        List<Step> steps = trace.steps();
        if (steps.isEmpty()) {
            return false;
        }
        Step last = steps.get(steps.size() - 1);
        return last instanceof Step.Silence
                || (last instanceof Step.Transfer file
                        && (file.failed() || (ConfigLookup.isLookup(file) && !file.delivered() && !file.running())));
    }

    private static @Nullable Row quiet(StoredBoot boot, Lane lane, double end) {
        BootTrace trace = boot.trace();
        Instant last = trace.last();
        boolean failed = boot.state() == BootState.FAILED;
        if (last == null || !(boot.state() == BootState.SILENT || (failed && !brokenByError(trace)))) {
            return null;
        }
        double from = lane.seconds(last);
        if (end - from < 1) {
            return null;
        }
        Quantity length = Quantity.duration(Duration.ofNanos((long) ((end - from) * 1e9)));
        String over = failed && trace.superseded() == null ? "more than " : "";
        Waterfall.Bar bar = failed ? lane.bar("hush", from, end) : lane.bar("hush open", last, null);
        Mark label =
                new Mark("in", bar, "nothing reached this server" + (failed ? " for " + over + length.text() : ""));
        return new Row(
                "quiet",
                failed ? "bad" : "bad quiet",
                "",
                "Silence",
                "no packet of this machine reached the server",
                failed ? Status.fail(length.text()) : Status.silent("silent"),
                Quantity.NONE,
                "",
                failed ? length : Quantity.NONE,
                failed ? null : Ticking.since(last, boot.at()),
                Quantity.NONE,
                "",
                false,
                List.of(bar),
                label,
                null,
                null);
    }
}
