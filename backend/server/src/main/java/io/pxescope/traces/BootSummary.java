package io.pxescope.traces;

import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A boot in one row of a list.
 *
 * @param host the host's name, or null for a machine nobody named
 * @param nicModel as an operator named it, else guessed, or null
 * @param nicModelGuessed whether it is a guess, from the PCI id that ROM or loader told
 * @param stage the furthest stage reached
 * @param verdict the verdict's code
 * @param remark the verdict in one line
 * @param newest when its newest event happened
 */
public record BootSummary(
        long id,
        String mac,
        @Nullable Long hostId,
        @Nullable String host,
        @Nullable String nicModel,
        boolean nicModelGuessed,
        @Nullable String network,
        @Nullable String address,
        @Nullable Long buildId,
        @Nullable String build,
        boolean testBuild,
        @Nullable String profile,
        BootState state,
        BootStage stage,
        String verdict,
        String remark,
        String node,
        boolean simulated,
        Instant started,
        Instant newest,
        @Nullable Long nextBoot) {

    /** The host's name, or its MAC address while nobody named it. */
    public String title() {
        return host == null ? mac : host;
    }
}
