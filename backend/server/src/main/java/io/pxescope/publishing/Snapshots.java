package io.pxescope.publishing;

import io.pxescope.addressing.NetworksChanged;
import io.pxescope.catalog.BuildDeleted;
import io.pxescope.catalog.BuildStored;
import io.pxescope.catalog.ProfileDeleted;
import io.pxescope.catalog.ProfileStored;
import io.pxescope.inventory.HostChanged;
import io.pxescope.inventory.HostRemoved;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.quirks.QuirksChanged;
import io.pxescope.rollouts.FleetChanged;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The snapshot in force. Loaded whole before the doors open; after each commit upstairs only what was
 * changed is read again and patched in. Readers never wait.
 */
@Component
public class Snapshots implements Supplier<BootSnapshot>, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final SnapshotRecords records;
    private volatile BootSnapshot current = BootSnapshot.EMPTY;
    private volatile boolean running;

    Snapshots(SnapshotRecords records) {
        this.records = records;
    }

    @Override
    public BootSnapshot get() {
        return current;
    }

    @Override
    public void start() {
        publish(version -> records.everything(version));
        running = true;
        BootSnapshot snapshot = current;
        LOG.info(
                "Published {} hosts, {} networks, {} builds",
                snapshot.hosts().size(),
                snapshot.networks().size(),
                snapshot.builds().size());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the doors. */
    @Override
    public int getPhase() {
        return 200;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(HostChanged event) {
        publish(version -> records.host(event.hostId())
                .map(host -> current.withHost(version, host))
                .orElseGet(() -> current.withoutHost(version, event.hostId())));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(HostRemoved event) {
        publish(version -> current.withoutHost(version, event.hostId()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(NetworksChanged event) {
        publish(version -> current.withNetworks(version, records.networks()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(FleetChanged event) {
        publish(version -> current.withFleet(version, records.fleet()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BuildStored event) {
        publish(version -> records.build(event.build().id())
                .map(build -> current.withBuild(version, build))
                .orElseGet(() -> current.withoutBuild(version, event.build().id())));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BuildDeleted event) {
        publish(version -> current.withoutBuild(version, event.build().id()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProfileStored event) {
        publish(version -> records.profile(event.profile().id())
                .map(profile -> current.withProfile(version, profile))
                .orElseGet(() -> current.withoutProfile(version, event.profile().id())));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProfileDeleted event) {
        publish(version -> current.withoutProfile(version, event.profile().id()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(QuirksChanged event) {
        publish(version -> current.withQuirks(version, records.quirks()));
    }

    /** One change after the other: each reads what the one before it published. */
    private synchronized void publish(LongFunction<BootSnapshot> next) {
        current = next.apply(current.version() + 1);
    }
}
