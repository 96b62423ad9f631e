package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.Waterfall.Bar;
import io.pxescope.traces.web.Waterfall.Detail;
import io.pxescope.traces.web.Waterfall.Line;
import io.pxescope.traces.web.Waterfall.Row;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file as a row: thin line while asked, bar while bytes flow, outline for a size probe. */
final class TransferRow {
    private TransferRow() {}

    static Row of(int number, Step.Transfer file, StoredBoot boot, Lane lane) {
        long there = TransferWords.acknowledged(file, boot);
        boolean moved = there > 0;
        Duration took = file.took();
        return new Row(
                "s" + number,
                css(file),
                Shown.text(file.protocol()),
                Shown.text(file.file()),
                remark(file),
                status(file, there),
                moved || file.delivered() ? Quantity.bytes(there) : Quantity.NONE,
                more(file, took),
                took == null ? Quantity.NONE : Quantity.duration(took),
                took == null ? Ticking.since(file.start(), boot.at()) : null,
                rate(file, there, boot),
                file.outcome() == TransferOutcome.COMPLETE || file.retransmits() > 0
                        ? Quantity.count(file.retransmits())
                        : "",
                file.retransmits() * 100 > Math.max(file.blocks(), file.acknowledged() / 1456),
                bars(file, moved, boot, lane),
                null,
                null,
                detail(number, file));
    }

    /** All names that were tried for the configuration, as one row: a miss before the hit is no error. */
    static Row lookup(int number, ConfigLookup lookup, StoredBoot boot, Lane lane) {
        Step.Transfer first = lookup.asked().get(0);
        Step.Transfer last = lookup.asked().get(lookup.asked().size() - 1);
        Step.Transfer found = lookup.found();
        Step.Transfer shown = found == null ? last : found;
        boolean failed = found == null && !last.running() && boot.state() == BootState.FAILED;
        List<Bar> bars = new ArrayList<>();
        for (Step.Transfer asked : lookup.asked()) {
            bars.add(lane.bar(asked.delivered() ? lane(asked) : "abort", asked.start(), asked.end()));
        }
        Status status = found != null
                ? Status.ok(lookup.ordinal())
                : failed ? Status.fail("none of " + lookup.place()) : Status.run("name " + lookup.place());
        Duration took = shown.end() == null ? null : Duration.between(first.start(), shown.end());
        List<Line> lines = new ArrayList<>();
        for (Step.Transfer asked : lookup.asked()) {
            lines.add(new Line(TransferWords.outcome(asked), ConfigLookup.name(asked), true));
        }
        if (found != null) {
            lines.addAll(detail(number, found).lines());
        }
        return new Row(
                "s" + number,
                failed ? "bad" : "",
                Shown.text(first.protocol()),
                "pxelinux.cfg/",
                ConfigLookup.name(shown),
                status,
                found == null ? Quantity.NONE : Quantity.bytes(found.acknowledged()),
                "",
                took == null ? Quantity.NONE : Quantity.duration(took),
                took == null ? Ticking.since(first.start(), boot.at()) : null,
                Quantity.NONE,
                "",
                false,
                bars,
                null,
                null,
                new Detail("d" + number, lines));
    }

    private static String css(Step.Transfer file) {
        if (file.running()) {
            return "xfer now";
        }
        if (file.delivered()) {
            return "xfer";
        }
        return file.failed() ? "bad" : "";
    }

    private static Status status(Step.Transfer file, long there) {
        if (file.running()) {
            return Status.run(file.size() == null || file.size() == 0 ? "asked" : there * 100 / file.size() + " %");
        }
        if (file.complete()) {
            return Status.ok(HttpWords.isHttp(file) ? HttpWords.line(file) : "received");
        }
        boolean answered =
                HttpWords.isHttp(file) && (file.errorCode() != null || file.outcome() == TransferOutcome.SIZE_PROBE);
        String outcome = answered ? HttpWords.line(file) : TransferWords.outcome(file);
        return file.failed() ? Status.fail(outcome) : Status.note(outcome);
    }

    private static String remark(Step.Transfer file) {
        String http = HttpWords.isHttp(file) ? HttpWords.remark(file) : null;
        if (http != null && (file.complete() || file.outcome() == TransferOutcome.SIZE_PROBE)) {
            return http;
        }
        if (file.outcome() == TransferOutcome.SIZE_PROBE) {
            return "size probe, normal";
        }
        if (file.running() && file.size() != null) {
            return "of " + Quantity.bytes(file.size()).text();
        }
        if (file.failed() && file.error() != null) {
            return Shown.text(file.error());
        }
        return file.outcome() == TransferOutcome.NOT_FOUND ? "a name tried in passing" : "";
    }

    private static String more(Step.Transfer file, @Nullable Duration took) {
        String rate = took == null || !file.delivered()
                ? ""
                : " · " + Quantity.rate(file.acknowledged(), took).text();
        return file.retransmits() == 0
                ? rate
                : rate + " · " + Quantity.count(file.retransmits())
                        + (file.retransmits() == 1 ? " retransmit" : " retransmits");
    }

    private static Quantity rate(Step.Transfer file, long there, StoredBoot boot) {
        if (there == 0 || !(file.delivered() || file.running())) {
            return Quantity.NONE;
        }
        Duration took = file.took();
        return Quantity.rate(there, took == null ? Duration.between(file.start(), boot.at()) : took);
    }

    private static List<Bar> bars(Step.Transfer file, boolean moved, StoredBoot boot, Lane lane) {
        List<Bar> bars = new ArrayList<>();
        boolean outline = file.outcome() == TransferOutcome.SIZE_PROBE
                || (file.outcome() == TransferOutcome.NOT_FOUND && file.expectedMiss());
        String css =
                outline ? "abort" : file.failed() && !moved ? "miss" : moved || file.delivered() ? lane(file) : "w";
        bars.add(lane.bar(css, file.start(), file.end()));
        if (file.retransmits() > 0) {
            bars.add(lane.bar("rx", file.start(), file.end()));
        }
        double rest = secondsLeft(file, boot);
        if (rest > 0) {
            bars.add(Lane.rest(
                    "calc(var(--now) + " + TimeAxis.number(rest) + ")",
                    "calc(var(--tnow) + " + TimeAxis.number(rest) + ")"));
        }
        return bars;
    }

    /** How long a running transfer would still take at its rate so far; 0 where that is not known. */
    static double secondsLeft(Step.Transfer file, StoredBoot boot) {
        long there = TransferWords.acknowledged(file, boot);
        if (!file.running() || file.size() == null || there == 0) {
            return 0;
        }
        double took = Duration.between(file.start(), boot.at()).toNanos() / 1e9;
        return Math.max(0, took * (file.size() - there) / there);
    }

    private static String lane(Step.Transfer file) {
        return file.protocol().toLowerCase(Locale.ROOT);
    }

    private static Detail detail(int number, Step.Transfer file) {
        List<Line> lines = new ArrayList<>();
        MessageRow.add(lines, "Path", file.path(), true);
        boolean http = HttpWords.isHttp(file);
        MessageRow.add(lines, http ? "Request" : "Options asked", TransferWords.options(file.asked()), true);
        MessageRow.add(
                lines,
                http ? "Answer" : "Options agreed",
                file.agreed() == null ? null : TransferWords.options(file.agreed()),
                true);
        if (file.blocks() > 0) {
            MessageRow.add(
                    lines,
                    "Blocks",
                    Quantity.count(file.blocks()) + " acknowledged, " + Quantity.count(file.retransmits())
                            + " sent again",
                    false);
        }
        if (http && file.retransmits() > 0) {
            MessageRow.add(lines, "Segments", Quantity.count(file.retransmits()) + " sent again", false);
        }
        MessageRow.add(lines, "Bytes", bytes(file), false);
        MessageRow.add(lines, "Client", file.client(), true);
        MessageRow.add(lines, "Served by", file.server(), true);
        MessageRow.add(lines, "From", file.source(), false);
        MessageRow.add(lines, "SHA-256", file.sha256(), true);
        MessageRow.add(lines, "Error", file.error(), false);
        return new Detail("d" + number, lines);
    }

    private static @Nullable String bytes(Step.Transfer file) {
        if (file.size() == null) {
            return null;
        }
        return file.running()
                ? "of " + Quantity.count(file.size())
                : Quantity.count(file.acknowledged()) + " of " + Quantity.count(file.size())
                        + (HttpWords.acknowledgementsObserved(file)
                                ? " acknowledged"
                                : " handed to the network; what was acknowledged is not observed on this platform");
    }
}
