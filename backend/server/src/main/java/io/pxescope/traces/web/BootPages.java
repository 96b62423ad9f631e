package io.pxescope.traces.web;

import io.pxescope.trace.BootEvent.Began;
import io.pxescope.trace.BootEvent.Decided;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.web.BootPage.Elapsed;
import io.pxescope.traces.web.BootPage.Fact;
import io.pxescope.traces.web.BootPage.NowReceiving;
import io.pxescope.traces.web.BootPage.Title;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the page of a boot. Pure: same boot, same zone, same page. */
final class BootPages {
    private BootPages() {}

    static BootPage of(StoredBoot boot, ZoneId zone) {
        BootTrace trace = boot.trace();
        Status badge = badge(boot);
        return new BootPage(
                trace.boot(),
                trace.seq(),
                title(boot, badge),
                boot.state().open() && trace.first() != null
                        ? new Elapsed(Ticking.since(trace.first(), boot.at()), Quantity.NONE)
                        : new Elapsed(null, lasted(trace)),
                facts(boot, zone),
                Diagnoses.of(boot),
                receiving(boot),
                StageViews.of(boot),
                WaterfallView.of(boot),
                PacketLines.of(boot),
                badge.text());
    }

    /** The boot's state in words. */
    static Status badge(StoredBoot boot) {
        BootTrace trace = boot.trace();
        return switch (boot.state()) {
            case BOOTING -> Status.run(doing(boot, true));
            case SILENT -> Status.silent("Silent after " + lastFile(trace));
            case FAILED -> Status.fail("Failed at " + trace.stage().title().toLowerCase(java.util.Locale.ROOT));
            case PASSED -> {
                String took = lasted(trace).text();
                yield Status.ok((trace.passed(BootStage.SYSTEM) ? "Passed in " : "Handed over in ") + took);
            }
        };
    }

    /** What the machine is doing, for a row or as a headline. */
    static String doing(StoredBoot boot, boolean headline) {
        for (Step.Transfer file : boot.trace().transfers()) {
            if (file.running()) {
                String name = TransferWords.base(file.file());
                if (headline) {
                    return "Receiving " + name;
                }
                long there = TransferWords.acknowledged(file, boot);
                return file.size() == null || file.size() == 0
                        ? name + " asked for"
                        : name + ", " + there * 100 / file.size() + " %";
            }
        }
        String last = lastFile(boot.trace());
        if (headline) {
            return "Booting, at " + boot.trace().stage().title().toLowerCase(java.util.Locale.ROOT);
        }
        return boot.trace().transfers().isEmpty()
                ? StageSentences.running(boot, boot.trace().stage())
                : "after " + last;
    }

    static String lastFile(BootTrace trace) {
        List<Step.Transfer> files = trace.transfers();
        if (files.isEmpty()) {
            return trace.messages().isEmpty()
                    ? "nothing"
                    : trace.messages()
                            .get(trace.messages().size() - 1)
                            .message()
                            .type();
        }
        return TransferWords.base(files.get(files.size() - 1).file());
    }

    private static Title title(StoredBoot boot, Status badge) {
        BootSummary summary = boot.summary();
        String host = Shown.text(summary.title());
        return new Title(
                host,
                summary.host() == null ? null : "/hosts/" + summary.host(),
                badge,
                summary.simulated(),
                badge.text() + ": " + host + ", boot " + summary.id() + " · PXEscope");
    }

    private static List<Fact> facts(StoredBoot boot, ZoneId zone) {
        BootTrace trace = boot.trace();
        Began began = trace.began();
        Decided decided = trace.decided();
        List<Fact> facts = new ArrayList<>();
        if (boot.summary().nicModel() != null) {
            String guess = boot.summary().nicModelGuessed() ? " (guess)" : "";
            facts.add(fact("NIC", Shown.text(boot.summary().nicModel()) + guess, false));
        }
        facts.add(fact("MAC", boot.summary().mac(), true));
        if (decided != null && decided.build() != null) {
            facts.add(new Fact("Build", "", false, null, chip(boot.summary()), "", false));
        }
        if (decided != null && decided.profile() != null) {
            facts.add(fact("Profile", Shown.text(decided.profile()), false));
        }
        if (decided != null && decided.quirks() != null) {
            facts.add(fact("Quirks", Shown.text(decided.quirks()), false));
        }
        String address = address(trace);
        if (address != null) {
            facts.add(new Fact("IP", address, true, null, null, "", true));
        }
        if (began != null) {
            String relay = began.relay() == null ? "" : ", relay " + began.relay();
            facts.add(new Fact("Via", Shown.text(began.node() + relay), false, null, null, "", true));
        }
        if (trace.first() != null) {
            Moment started = Moment.of(trace.first(), boot.at(), zone);
            facts.add(new Fact("Started", started.text(), false, null, null, started.utc(), false));
            if (!boot.state().open()) {
                facts.add(fact("Lasted", lasted(trace).text(), false));
            }
        }
        return facts;
    }

    static BuildChip chip(BootSummary summary) {
        return new BuildChip(
                Shown.text(summary.build() == null ? "" : summary.build()),
                summary.buildId() == null ? null : "/builds/" + summary.buildId(),
                summary.testBuild(),
                summary.testBuild() ? "test" : "");
    }

    private static Fact fact(String label, String text, boolean mono) {
        return new Fact(label, text, mono, null, null, "", false);
    }

    private static @Nullable String address(BootTrace trace) {
        String address = null;
        for (Step.Message message : trace.messages()) {
            if (!message.fromMachine() && message.message().address() != null) {
                address = message.message().address();
            }
        }
        return address;
    }

    /** From the first event to the last one of the machine, or to its next boot. */
    static Quantity lasted(BootTrace trace) {
        Instant end = trace.superseded() != null && !trace.passed(BootStage.SYSTEM) ? trace.superseded() : trace.last();
        return end == null || trace.first() == null
                ? Quantity.NONE
                : Quantity.duration(Duration.between(trace.first(), end));
    }

    private static NowReceiving receiving(StoredBoot boot) {
        List<Step.Transfer> files = boot.trace().transfers();
        for (int i = 0; i < files.size(); i++) {
            Step.Transfer file = files.get(i);
            long there = TransferWords.acknowledged(file, boot);
            if (boot.state() == BootState.BOOTING && file.running() && file.size() != null && file.size() > 0) {
                Duration took = Duration.between(file.start(), boot.at());
                double left = TransferRow.secondsLeft(file, boot);
                return new NowReceiving(
                        true,
                        TransferWords.base(file.file()),
                        "file " + (i + 1),
                        Long.toString(there * 100 / file.size()),
                        TransferWords.partOf(there, file.size()),
                        Quantity.rate(there, took),
                        left == 0
                                ? ""
                                : Quantity.duration(Duration.ofMillis((long) (left * 1000)))
                                                .text() + " left");
            }
        }
        return new NowReceiving(false, "", "", "", "", Quantity.NONE, "");
    }
}
