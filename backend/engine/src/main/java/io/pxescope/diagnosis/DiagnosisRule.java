package io.pxescope.diagnosis;

import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import java.util.Optional;

/** Recognises one kind of end. */
@FunctionalInterface
interface DiagnosisRule {
    Optional<Verdict> apply(BootTrace trace, BootState state);
}
