package io.pxescope.traces.web;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.Waterfall.Bar;
import io.pxescope.traces.web.Waterfall.Group;
import io.pxescope.traces.web.Waterfall.Row;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the rows of a waterfall: a heading per stage, then its steps in the order they began. */
final class WaterfallRows {
    private final StoredBoot boot;
    private final BootTrace trace;
    private final Lane lane;

    WaterfallRows(StoredBoot boot, Lane lane) {
        this.boot = boot;
        this.trace = boot.trace();
        this.lane = lane;
    }

    List<Group> groups() {
        return Arrays.stream(BootStage.values())
                .map(stage -> new Group(stage.key(), rows(stage)))
                .toList();
    }

    private List<Row> rows(BootStage stage) {
        List<Row> rows = new ArrayList<>();
        List<Step.Transfer> lookups =
                trace.transfers(stage).stream().filter(ConfigLookup::isLookup).toList();
        Instant before = null;
        for (int i = 0; i < trace.steps().size(); i++) {
            Step step = trace.steps().get(i);
            if (step.stage() == stage) {
                if (!lookups.contains(step)) {
                    rows.add(row(i + 1, step, before));
                } else if (step.equals(lookups.get(0))) {
                    rows.add(TransferRow.lookup(i + 1, ConfigLookup.of(lookups), boot, lane));
                }
            }
            before = step.start();
        }
        boolean reached = stage == trace.stage() && boot.state() != BootState.PASSED;
        if (!rows.isEmpty() || reached) {
            rows.add(0, heading(stage));
        }
        return rows;
    }

    private Row row(int number, Step step, @org.jspecify.annotations.Nullable Instant before) {
        if (step instanceof Step.Transfer file) {
            return TransferRow.of(number, file, boot, lane);
        }
        if (step instanceof Step.Message message) {
            return MessageRow.of(number, message, before, lane);
        }
        if (step instanceof Step.Silence silence) {
            return plain(
                    number,
                    "bad msg",
                    "DHCP",
                    "not answered",
                    Shown.text(silence.because()),
                    Status.fail(Shown.text(silence.reason())),
                    lane.tick("dhcp", step.start()));
        }
        if (step instanceof Step.OtherServer other) {
            return plain(
                    number,
                    "msg",
                    "DHCP",
                    "another server",
                    "the machine took the offer of " + Shown.text(other.server())
                            + (other.address() == null ? "" : ": " + Shown.text(other.address())),
                    other.expected() ? Status.note("expected") : Status.warn("not ours"),
                    lane.tick("dhcp", step.start()));
        }
        if (step instanceof Step.Lost lost) {
            return plain(
                    number,
                    "lost",
                    "",
                    "Not recorded",
                    "events that the store could not keep up with",
                    Status.warn(Quantity.count(lost.count()) + " events"),
                    lane.tick("lostmark", step.start()));
        }
        return plain(
                number,
                "",
                "HTTP",
                "phone home",
                "the system is up",
                Status.ok("called"),
                lane.tick("http", step.start()));
    }

    private static Row plain(
            int number, String css, String protocol, String name, String remark, Status status, Bar bar) {
        return new Row(
                "s" + number,
                css,
                protocol,
                name,
                remark,
                status,
                Quantity.NONE,
                "",
                Quantity.NONE,
                null,
                Quantity.NONE,
                "",
                false,
                List.of(bar),
                null,
                null,
                null);
    }

    private Row heading(BootStage stage) {
        List<Step.Transfer> files = trace.transfers(stage);
        long retransmits = files.stream().mapToLong(Step.Transfer::retransmits).sum();
        long there = files.stream()
                .filter(file -> file.delivered() || file.running())
                .mapToLong(file -> TransferWords.acknowledged(file, boot))
                .sum();
        Duration lasted = StageViews.lasted(trace, stage);
        return new Row(
                "g-" + stage.key(),
                "ph",
                "",
                StageViews.heading(stage),
                "",
                headingStatus(stage, files),
                there == 0 ? Quantity.NONE : Quantity.bytes(there),
                "",
                lasted.isZero() ? Quantity.NONE : Quantity.duration(lasted),
                null,
                Quantity.NONE,
                retransmits == 0 ? "" : Quantity.count(retransmits),
                false,
                List.of(),
                null,
                null,
                null);
    }

    /** What gave the machine its address: {@code ACK}, or {@code REPLY} over IPv6. */
    private String granted() {
        return trace.messages().stream()
                .filter(message -> !message.fromMachine() && message.message().grants())
                .map(message -> message.message().type())
                .findFirst()
                .orElse("ACK");
    }

    private Status headingStatus(BootStage stage, List<Step.Transfer> files) {
        if (trace.passed(stage)) {
            long complete = files.stream().filter(Step.Transfer::complete).count();
            return Status.ok(
                    switch (stage) {
                        case ADDRESS -> granted();
                        case CONFIG -> "found";
                        case SYSTEM -> "up";
                        default -> complete > 1 ? complete + " received" : "received";
                    });
        }
        return switch (boot.state()) {
            case BOOTING ->
                files.stream().anyMatch(Step.Transfer::running) ? Status.run("receiving") : Status.waiting("next");
            case SILENT -> Status.silent("silent");
            case FAILED -> Status.fail(files.isEmpty() && stage != BootStage.ADDRESS ? "not asked for" : "failed");
            case PASSED -> Status.note("not observed");
        };
    }
}
