package io.pxescope.traces;

import io.pxescope.trace.BootState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which boots are asked for; newest first.
 *
 * @param host a host's name or a MAC address in colon form, or null: all
 * @param states empty: all
 * @param text found in host, NIC model, build or remark, without regard to case
 * @param before only boots with a smaller number: the next page
 */
public record BootQuery(
        @Nullable String host,
        Set<BootState> states,
        @Nullable Instant since,
        @Nullable String build,
        @Nullable String nicModel,
        @Nullable String text,
        @Nullable Long before,
        int limit) {
    public static final int PAGE = 50;

    public BootQuery {
        states = Set.copyOf(states);
        limit = Math.max(1, Math.min(limit, 500));
    }

    public static BootQuery newest(int limit) {
        return new BootQuery(null, Set.of(), null, null, null, null, null, limit);
    }

    public static BootQuery ofHost(String host, int limit) {
        return new BootQuery(host, Set.of(), null, null, null, null, null, limit);
    }

    public static BootQuery open(int limit) {
        return new BootQuery(null, Set.of(BootState.BOOTING, BootState.SILENT), null, null, null, null, null, limit);
    }
}
