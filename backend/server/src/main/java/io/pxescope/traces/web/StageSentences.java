package io.pxescope.traces.web;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Quantity;
import java.util.List;

/** What happened in a stage, in a few words for its card. */
final class StageSentences {
    private StageSentences() {}

    static String passed(BootTrace trace, BootStage stage) {
        List<Step.Transfer> complete =
                trace.transfers(stage).stream().filter(Step.Transfer::complete).toList();
        String took = Quantity.duration(StageViews.lasted(trace, stage)).text();
        return switch (stage) {
            case ADDRESS ->
                took + (trace.began() == null ? "" : ", " + trace.began().node());
            case MODULES ->
                complete.isEmpty()
                        ? "none asked for"
                        : files(complete.size()) + ", "
                                + StageViews.bytes(complete).text();
            case CONFIG ->
                complete.isEmpty() ? "not asked for" : ConfigLookup.of(trace).sentence();
            case SYSTEM -> system(trace);
            case BOOTFILE, KERNEL ->
                complete.isEmpty() ? "" : StageViews.bytes(complete).text() + " in " + took;
        };
    }

    static String running(StoredBoot boot, BootStage stage) {
        BootTrace trace = boot.trace();
        List<Step.Transfer> running =
                trace.transfers(stage).stream().filter(Step.Transfer::running).toList();
        if (!running.isEmpty()) {
            long there = 0;
            long whole = 0;
            for (Step.Transfer file : trace.transfers(stage)) {
                if (file.size() != null && (file.running() || file.delivered())) {
                    there += TransferWords.acknowledged(file, boot);
                    whole += file.size();
                }
            }
            return whole == 0
                    ? "asked for " + TransferWords.base(running.get(0).file())
                    : TransferWords.partOf(there, whole);
        }
        return switch (stage) {
            case ADDRESS ->
                trace.messages().stream().anyMatch(m -> !m.fromMachine())
                        ? "offer sent, waiting"
                        : "heard, not answered";
            case BOOTFILE -> "not asked for yet";
            case MODULES, CONFIG, KERNEL -> "next";
            case SYSTEM -> "starting";
        };
    }

    static String stuck(BootTrace trace, BootStage stage) {
        List<Step.Transfer> files = trace.transfers(stage);
        if (stage == BootStage.ADDRESS) {
            return trace.messages().stream().anyMatch(m -> !m.fromMachine()) ? "no REQUEST came" : "not answered";
        }
        if (stage == BootStage.SYSTEM) {
            return "not heard";
        }
        if (files.isEmpty()) {
            return "never asked for";
        }
        Step.Transfer last = files.get(files.size() - 1);
        String name = stage == BootStage.CONFIG ? "configuration" : TransferWords.base(last.file());
        return last.outcome() == TransferOutcome.COMPLETE
                ? "silent after " + name
                : name + " " + TransferWords.outcome(last);
    }

    private static String system(BootTrace trace) {
        return trace.steps().stream()
                .filter(step -> step.stage() == BootStage.SYSTEM)
                .reduce((first, second) -> second)
                .map(step -> (step instanceof Step.PhoneHome ? "called home at " : "address at ")
                        + Quantity.duration(TransferWords.since(trace, step.start()))
                                .text())
                .orElse("");
    }

    private static String files(int n) {
        return n == 1 ? "1 file" : n + " files";
    }
}
