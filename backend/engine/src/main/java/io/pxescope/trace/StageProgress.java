package io.pxescope.trace;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which stages a machine has behind it, and how far it came.
 *
 * <p>A stage is passed by what was acknowledged in it, or by any sign of a later one: who asks for a
 * kernel has read a configuration, from wherever. Modules are passed when the configuration is asked
 * for, since a loader that lacks its core module never does.
 */
record StageProgress(Set<BootStage> passedStages, BootStage reached) {

    static StageProgress of(BootTrace trace) {
        Set<BootStage> passed = EnumSet.noneOf(BootStage.class);
        BootStage reached = BootStage.ADDRESS;
        for (Step step : trace.steps()) {
            if (step.stage().compareTo(reached) > 0) {
                reached = step.stage();
            }
        }
        for (BootStage stage : BootStage.values()) {
            if (stage.compareTo(reached) < 0 || passedByItself(stage, trace)) {
                passed.add(stage);
            }
        }
        if (reached != BootStage.SYSTEM && passed.contains(reached)) {
            reached = BootStage.values()[reached.ordinal() + 1];
        }
        return new StageProgress(passed, reached);
    }

    boolean passed(BootStage stage) {
        return passedStages.contains(stage);
    }

    private static boolean passedByItself(BootStage stage, BootTrace trace) {
        return switch (stage) {
            case ADDRESS ->
                trace.messages().stream()
                        .anyMatch(m -> m.stage() == BootStage.ADDRESS
                                && !m.fromMachine()
                                && m.message().grants());
            case BOOTFILE, CONFIG -> trace.transfers().stream().anyMatch(t -> t.stage() == stage && t.delivered());
            case MODULES -> false;
            case KERNEL -> kernelWhole(trace);
            case SYSTEM ->
                trace.steps().stream()
                        .anyMatch(step -> step.stage() == BootStage.SYSTEM
                                && (step instanceof Step.PhoneHome
                                        || (step instanceof Step.Message m
                                                && !m.fromMachine()
                                                && m.message().grants())));
        };
    }

    /** Every file of the stage that was asked for and not merely probed was fetched whole. */
    private static boolean kernelWhole(BootTrace trace) {
        List<Step.Transfer> files = trace.transfers(BootStage.KERNEL);
        if (files.isEmpty() || files.stream().anyMatch(Step.Transfer::running)) {
            return false;
        }
        int expected = trace.decided() == null ? 1 : Math.max(1, trace.decided().kernelFiles());
        long whole = files.stream()
                .filter(Step.Transfer::delivered)
                .map(Step.Transfer::file)
                .distinct()
                .count();
        return whole >= expected
                && files.stream()
                        .filter(Step.Transfer::failed)
                        .allMatch(failed -> files.stream()
                                .anyMatch(other ->
                                        other.delivered() && other.file().equals(failed.file())));
    }
}
