package io.pxescope.addressing;

import io.pxescope.addressing.LeaseDecision.Answer;
import io.pxescope.addressing.LeaseDecision.Write;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The lease book over a database: decisions are made in memory under one lock, rows are written by one thread, and
 * memory follows what is committed.
 */
class DurableLeaseBook implements LeaseBook, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DurableLeaseBook.class);

    /** Started before the listeners that ask it, and stopped after them. */
    private static final int PHASE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LeaseStore store;
    private final Clock clock;
    private final LeaseTable table = new LeaseTable();
    private final LeaseDesk desk;
    private @Nullable LeaseWriter writer;
    private volatile boolean loaded;

    DurableLeaseBook(LeaseStore store, Reservations reservations, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.desk = new LeaseDesk(table, reservations);
    }

    @Override
    public CompletionStage<LeaseAnswer> answer(LeaseQuery query) {
        LeaseDecision decision;
        LeaseWriter present;
        synchronized (table) {
            present = writer;
            if (!loaded || present == null) {
                return CompletableFuture.completedFuture(new LeaseAnswer.Unavailable(
                        "the leases have not been read from the database yet; it is being tried again"));
            }
            decision = desk.decide(query);
            if (decision instanceof Write write) {
                // Under the lock, so that rows are written in the order in which they were decided.
                return present.write(write);
            }
        }
        return CompletableFuture.completedFuture(((Answer) decision).answer());
    }

    @Override
    public @Nullable MacAddress holderOf(Ipv4Address address) {
        return table.holderOf(address);
    }

    @Override
    public @Nullable Ipv4Address addressOf(MacAddress mac) {
        return table.addressOf(mac);
    }

    /** Forgets what was given on networks that are no more; their rows went with them. */
    void retainNetworks(Collection<Long> networkIds) {
        synchronized (table) {
            table.retainNetworks(networkIds);
        }
    }

    @Override
    public void start() {
        LeaseWriter starting = new LeaseWriter(store, this::settle, this::load);
        synchronized (table) {
            writer = starting;
        }
        try {
            load();
        } catch (RuntimeException e) {
            log.warn("Could not read the leases, trying again; nobody gets an address meanwhile: {}", e.toString());
        }
        starting.start();
    }

    private void load() {
        if (!loaded) {
            List<Lease> rows = store.all();
            settle(List.of(), rows);
            loaded = true;
            log.info("{} leases read", rows.size());
        }
    }

    private void settle(List<Lease> decided, List<Lease> committed) {
        Instant now = clock.instant();
        synchronized (table) {
            table.settle(decided, committed, now);
        }
    }

    @Override
    public void stop() {
        LeaseWriter ending;
        synchronized (table) {
            ending = writer;
            writer = null;
            loaded = false;
        }
        if (ending != null) {
            try {
                ending.stop(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (table) {
            return writer != null;
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
