package io.pxescope.trace;

import io.pxescope.trace.BootEvent.Began;
import io.pxescope.trace.BootEvent.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A boot, folded from its events. Immutable: {@link #apply} gives the next one.
 *
 * @param boot its number
 * @param seq how many events were folded in
 * @param began null until its first event was seen
 * @param decided null where nothing could be decided
 * @param steps in the order they began
 * @param nextBoot the boot that the machine began after this one, or null
 * @param superseded when it did, or null
 * @param first when its first event happened
 * @param last when its newest event of the machine happened
 */
public record BootTrace(
        long boot,
        long seq,
        @Nullable Began began,
        @Nullable Decided decided,
        List<Step> steps,
        @Nullable Long nextBoot,
        @Nullable Instant superseded,
        @Nullable Instant first,
        @Nullable Instant last) {

    public BootTrace {
        steps = List.copyOf(steps);
    }

    /** A boot of which nothing is known yet. */
    public static BootTrace empty(long boot) {
        return new BootTrace(boot, 0, null, null, List.of(), null, null, null, null);
    }

    /** Folds events in their order. */
    public static BootTrace of(long boot, Iterable<BootEvent> events) {
        BootTrace trace = empty(boot);
        for (BootEvent event : events) {
            trace = trace.apply(event);
        }
        return trace;
    }

    /** This trace after one more event. */
    public BootTrace apply(BootEvent event) {
        Began nowBegan = event instanceof Began b ? b : began;
        Decided nowDecided = event instanceof Decided d ? d : decided;
        Long next = event instanceof BootEvent.Superseded s ? Long.valueOf(s.nextBoot()) : nextBoot;
        Instant nowSuperseded = event instanceof BootEvent.Superseded s ? s.at() : superseded;
        Instant nowFirst = first == null || event.at().isBefore(first) ? event.at() : first;
        boolean ofMachine = !(event instanceof BootEvent.Superseded || event instanceof BootEvent.EventsLost);
        Instant nowLast = ofMachine && (last == null || event.at().isAfter(last)) ? event.at() : last;
        return new BootTrace(
                boot, seq + 1, nowBegan, nowDecided, stepsAfter(event), next, nowSuperseded, nowFirst, nowLast);
    }

    private List<Step> stepsAfter(BootEvent event) {
        Step added = StepFold.stepOf(event, this);
        if (added != null) {
            List<Step> grown = new ArrayList<>(steps);
            grown.add(added);
            return grown;
        }
        Long transfer = StepFold.transferOf(event);
        if (transfer == null) {
            return steps;
        }
        List<Step> changed = new ArrayList<>(steps);
        changed.replaceAll(
                step -> step instanceof Step.Transfer t && t.id() == transfer ? StepFold.after(t, event) : step);
        return changed;
    }

    public List<Step.Transfer> transfers() {
        return steps.stream()
                .filter(Step.Transfer.class::isInstance)
                .map(Step.Transfer.class::cast)
                .toList();
    }

    public List<Step.Transfer> transfers(BootStage stage) {
        return transfers().stream().filter(t -> t.stage() == stage).toList();
    }

    public List<Step.Message> messages() {
        return steps.stream()
                .filter(Step.Message.class::isInstance)
                .map(Step.Message.class::cast)
                .toList();
    }

    /** The loader's file name within the boot, as decided. */
    public Optional<String> loader() {
        return Optional.ofNullable(decided).map(Decided::loader);
    }

    /** Whether a stage is behind the machine. */
    public boolean passed(BootStage stage) {
        return StageProgress.of(this).passed(stage);
    }

    /** The furthest stage that the machine reached. */
    public BootStage stage() {
        return StageProgress.of(this).reached();
    }

    /** How the boot stands at an instant. */
    public BootState stateAt(Instant now) {
        return StateRule.stateAt(this, now);
    }
}
