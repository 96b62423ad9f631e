package io.pxescope.diagnosis;

import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applies the rules in order: the first that recognises the boot gives the verdict. */
public final class Diagnosis {
    private static final List<DiagnosisRule> RULES = List.of(
            Rules::passed,
            Rules::notAnswered,
            Rules::otherServerTaken,
            Rules::noAddress,
            Rules::bootFileMissing,
            Rules::noTransfer,
            Rules::moduleMissing,
            Rules::silentAfterLoader,
            Rules::configMissing,
            Rules::kernelMissing,
            Rules::transferBroken,
            Rules::systemNotHeard);

    private Diagnosis() {}

    /** The verdict on a trace as it stands at {@code now}; a boot that is under way gets a plain one. */
    public static Verdict of(BootTrace trace, Instant now) {
        BootState state = trace.stateAt(now);
        if (state == BootState.BOOTING) {
            return new Verdict(
                    "BOOTING",
                    "Booting",
                    "The boot is under way, at " + trace.stage().title() + ".",
                    "certain",
                    List.of());
        }
        for (DiagnosisRule rule : RULES) {
            Optional<Verdict> verdict = rule.apply(trace, state);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Rules.notKnown(trace);
    }
}
