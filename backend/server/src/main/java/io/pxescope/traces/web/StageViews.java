package io.pxescope.traces.web;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Says of each of the six stages how it stands. */
final class StageViews {
    private StageViews() {}

    static List<StageView> of(StoredBoot boot) {
        return Arrays.stream(BootStage.values()).map(stage -> of(boot, stage)).toList();
    }

    private static StageView of(StoredBoot boot, BootStage stage) {
        BootTrace trace = boot.trace();
        String title = stage.title();
        if (trace.passed(stage)) {
            return new StageView(stage.key(), "", Status.ok(title), StageSentences.passed(trace, stage), "d", "100%");
        }
        if (stage != trace.stage()) {
            boolean over = boot.state() == BootState.FAILED;
            return new StageView(stage.key(), "", Status.waiting(title), over ? "not reached" : "", "", "0%");
        }
        return switch (boot.state()) {
            case BOOTING ->
                new StageView(
                        stage.key(),
                        "on",
                        Status.run(title),
                        StageSentences.running(boot, stage),
                        "r",
                        percent(boot, stage) + "%");
            case SILENT ->
                new StageView(
                        stage.key(), "bad quiet", Status.silent(title), StageSentences.stuck(trace, stage), "s", "0%");
            case FAILED ->
                new StageView(stage.key(), "bad", Status.fail(title), StageSentences.stuck(trace, stage), "x", "0%");
            case PASSED -> new StageView(stage.key(), "", Status.note(title), "not observed", "n", "0%");
        };
    }

    /** How much of a stage's bytes is there, as far as they are known; 50 where they are not. */
    static long percent(StoredBoot boot, BootStage stage) {
        long whole = 0;
        long there = 0;
        for (Step.Transfer file : boot.trace().transfers(stage)) {
            if (file.size() != null && (file.running() || file.delivered())) {
                whole += file.size();
                there += TransferWords.acknowledged(file, boot);
            }
        }
        return whole == 0 ? 50 : Math.max(4, Math.min(100, there * 100 / whole));
    }

    /** The stage as a heading of the waterfall. */
    static String heading(BootStage stage) {
        return switch (stage) {
            case CONFIG -> "Configuration";
            case KERNEL -> "Kernel and initrd";
            default -> stage.title();
        };
    }

    /** From the first to the last sign of a stage. */
    static Duration lasted(BootTrace trace, BootStage stage) {
        List<Step> steps =
                trace.steps().stream().filter(step -> step.stage() == stage).toList();
        if (steps.isEmpty()) {
            return Duration.ZERO;
        }
        Step last = steps.get(steps.size() - 1);
        var end = last.end();
        return Duration.between(steps.get(0).start(), end == null ? last.start() : end);
    }

    static Quantity bytes(List<Step.Transfer> files) {
        return Quantity.bytes(files.stream()
                .filter(Step.Transfer::complete)
                .mapToLong(Step.Transfer::acknowledged)
                .sum());
    }
}
