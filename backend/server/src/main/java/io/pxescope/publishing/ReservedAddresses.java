package io.pxescope.publishing;

import io.pxescope.addressing.Reservations;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Host;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the lease book which addresses are some host's own. */
@Component
class ReservedAddresses implements Reservations {
    private final Snapshots snapshots;

    ReservedAddresses(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public @Nullable Long hostOf(Ipv4Address address) {
        Host host = snapshots.get().hosts().byAddress(address);
        return host == null ? null : host.id();
    }
}
