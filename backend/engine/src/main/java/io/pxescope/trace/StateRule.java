package io.pxescope.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the state of a boot at an instant from what was seen and how long nothing was.
 *
 * <p>The quiet times are those measured of real loaders: iPXE waits 13 s for an IPv6 router between
 * its ACK and its first request, a kernel says nothing until its driver is up.
 */
final class StateRule {
    /** Silence after which an open boot counts as failed. */
    static final Duration GIVEN_UP = Duration.ofMinutes(5);

    /** How long a loader that met an error may take to try something else. */
    static final Duration NO_RECOVERY = Duration.ofSeconds(5);

    /** How long a kernel may say nothing until its driver is up. */
    static final Duration SYSTEM_STARTS = Duration.ofMinutes(2);

    private StateRule() {}

    static BootState stateAt(BootTrace trace, Instant now) {
        StageProgress progress = StageProgress.of(trace);
        if (progress.passed(BootStage.SYSTEM)) {
            return BootState.PASSED;
        }
        if (trace.nextBoot() != null) {
            return handedOver(trace, progress) ? BootState.PASSED : BootState.FAILED;
        }
        boolean transferring = trace.transfers().stream().anyMatch(Step.Transfer::running);
        if (transferring) {
            return BootState.BOOTING;
        }
        Duration quiet = trace.last() == null ? Duration.ZERO : Duration.between(trace.last(), now);
        if (handedOver(trace, progress)) {
            return quiet.compareTo(SYSTEM_STARTS) >= 0 ? BootState.PASSED : BootState.BOOTING;
        }
        if (quiet.compareTo(GIVEN_UP) >= 0) {
            return BootState.FAILED;
        }
        if (quiet.compareTo(NO_RECOVERY) >= 0 && fatal(trace) != null) {
            return BootState.FAILED;
        }
        return quiet.compareTo(allowedQuiet(trace, progress)) > 0 ? BootState.SILENT : BootState.BOOTING;
    }

    /** How long nothing may be heard at this point of a boot before it is called silent. */
    private static Duration allowedQuiet(BootTrace trace, StageProgress progress) {
        return switch (progress.reached()) {
            case ADDRESS -> Duration.ofSeconds(20);
            case BOOTFILE -> Duration.ofSeconds(progress.passed(BootStage.ADDRESS) ? 30 : 20);
            case MODULES, CONFIG -> Duration.ofSeconds(10);
            case KERNEL ->
                trace.transfers(BootStage.KERNEL).isEmpty() ? Duration.ofSeconds(15) : Duration.ofSeconds(10);
            case SYSTEM -> SYSTEM_STARTS;
        };
    }

    /**
     * Whether the machine got all that the network owes it, and nothing says it would report back: the
     * system itself is then not observed.
     */
    private static boolean handedOver(BootTrace trace, StageProgress progress) {
        BootEvent.Decided decided = trace.decided();
        if (decided == null || decided.phonesHome()) {
            return false;
        }
        return progress.passed(BootStage.KERNEL)
                || (decided.profile() != null && decided.kernelFiles() == 0 && progress.passed(BootStage.CONFIG));
    }

    /** The step that ended the boot if the machine does nothing more, or null. */
    static Step.@Nullable Transfer fatal(BootTrace trace) {
        List<Step.Transfer> transfers = trace.transfers();
        if (transfers.isEmpty()) {
            return null;
        }
        Step.Transfer newest = transfers.get(transfers.size() - 1);
        if (newest.failed()) {
            return newest;
        }
        boolean lastConfigMissed = newest.stage() == BootStage.CONFIG
                && newest.outcome() == TransferOutcome.NOT_FOUND
                && newest.file().endsWith("pxelinux.cfg/default")
                && !trace.passed(BootStage.CONFIG);
        return lastConfigMissed ? newest : null;
    }
}
