package io.pxescope.listeners;

import io.pxescope.addressing.LeaseBook;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Cohort;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.policy.Quirks;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The quirks of whoever asks for a file: those that its boot began with. A machine in no boot that this process saw
 * begin gets what the rules say now, as far as it is known.
 */
final class BootQuirks {
    private final Supplier<BootSnapshot> snapshots;
    private final BootSessions sessions;
    private final LeaseBook leases;

    BootQuirks(Supplier<BootSnapshot> snapshots, BootSessions sessions, LeaseBook leases) {
        this.snapshots = snapshots;
        this.sessions = sessions;
        this.leases = leases;
    }

    /** @param known the machine, where a token told it; else its address tells */
    Quirks of(@Nullable MacAddress known, IpAddress client) {
        MacAddress mac = known == null && client instanceof Ipv4Address address ? leases.holderOf(address) : known;
        if (mac == null) {
            return Quirks.NONE;
        }
        BootSession session = sessions.newest(mac);
        if (session != null) {
            return session.decision() instanceof BootDecision.Serve serve ? serve.quirks() : Quirks.NONE;
        }
        BootSnapshot snapshot = snapshots.get();
        Host host = snapshot.host(mac);
        Host.Nic nic = host == null ? null : host.nic(mac).orElse(null);
        Network network = client instanceof Ipv4Address address
                ? snapshot.networkOf(address).orElse(null)
                : null;
        return snapshot.quirks()
                .of(new Cohort.Member(
                        host, nic == null ? null : nic.model(), nic == null ? null : nic.firmware(), null, network));
    }
}
