package io.pxescope.traces;

import io.pxescope.diagnosis.Verdict;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import java.time.Instant;
import java.util.Map;

/**
 * A boot as it stands at one instant.
 *
 * @param at the instant that state and verdict are of
 * @param progress bytes acknowledged so far of running transfers, by transfer; never stored
 */
public record StoredBoot(
        BootSummary summary, BootTrace trace, BootState state, Verdict verdict, Map<Long, Long> progress, Instant at) {}
