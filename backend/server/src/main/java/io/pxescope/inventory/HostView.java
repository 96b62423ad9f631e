package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host, as the rest of the house sees it.
 *
 * @param address reserved for it, or null
 * @param nics in the operator's order, at least one
 * @param profileId its own profile, or null: the fleet's
 * @param assignment the one that is not ended, or null. Its time may be over all the same: see {@link
 *     AssignmentView#inForceAt}
 */
public record HostView(
        long id,
        String name,
        boolean enabled,
        @Nullable Ipv4Address address,
        @Nullable String group,
        List<NicView> nics,
        @Nullable Long profileId,
        @Nullable AssignmentView assignment) {

    public HostView {
        nics = List.copyOf(nics);
    }

    /** Whether a boot that begins now gets the host's own test build. */
    public boolean ownBuildAt(Instant now) {
        return assignment != null && assignment.inForceAt(now);
    }
}
