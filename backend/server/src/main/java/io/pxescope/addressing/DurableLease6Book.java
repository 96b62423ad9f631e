package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The IPv6 lease book over a database. One thread decides and commits, message by message, and memory follows what is
 * committed; offers read memory on the caller's thread.
 */
@Component
class DurableLease6Book implements Lease6Book, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DurableLease6Book.class);

    /** Started before the listeners that ask it, and stopped after them. */
    private static final int PHASE = 100;

    private static final Lease6Answer NOT_READ = new Lease6Answer.Unavailable(
            "the IPv6 leases have not been read from the database yet; it is being tried again");

    private final Lease6Store store;
    private final Lease6Table table = new Lease6Table();
    private final Lease6Desk desk = new Lease6Desk(table);
    private volatile @Nullable ExecutorService writer;
    private volatile boolean loaded;

    DurableLease6Book(Lease6Store store) {
        this.store = store;
    }

    @Override
    public CompletionStage<List<Lease6Answer>> answer(List<Lease6Query> queries) {
        if (queries.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        boolean offers = queries.stream().allMatch(query -> query.kind() == Lease6Query.Kind.OFFER);
        if (offers && loaded) {
            synchronized (table) {
                return CompletableFuture.completedFuture(queries.stream()
                        .map(query -> desk.decide(query).answer())
                        .toList());
            }
        }
        ExecutorService present = writer;
        if (present == null) {
            return CompletableFuture.completedFuture(all(queries, NOT_READ));
        }
        try {
            return CompletableFuture.supplyAsync(() -> commit(queries), present).exceptionally(failure -> {
                log.warn("IPv6 leases could not be written: {}", failure.toString());
                return all(queries, new Lease6Answer.Unavailable("the IPv6 leases could not be written"));
            });
        } catch (RejectedExecutionException ending) {
            return CompletableFuture.completedFuture(all(queries, NOT_READ));
        }
    }

    /** On the writer's thread: the only place where rows are written and memory is changed. */
    private List<Lease6Answer> commit(List<Lease6Query> queries) {
        load();
        List<Lease6Answer> answers = new ArrayList<>();
        for (Lease6Query query : queries) {
            Lease6Desk.Decision decision;
            synchronized (table) {
                decision = desk.decide(query);
            }
            if (decision.rows().isEmpty()) {
                answers.add(decision.answer());
            } else if (store.write(decision.rows())) {
                synchronized (table) {
                    decision.rows().forEach(table::put);
                }
                answers.add(decision.answer());
            } else {
                loaded = false;
                answers.add(new Lease6Answer.Unavailable(
                        "the address was given to another client by another node, or its network was removed"));
            }
        }
        return answers;
    }

    private static List<Lease6Answer> all(List<Lease6Query> queries, Lease6Answer answer) {
        return queries.stream().map(query -> answer).toList();
    }

    @Override
    public @Nullable MacAddress holderOf(Ipv6Address address) {
        synchronized (table) {
            Lease6 row = table.at(address);
            return row == null || row.state() != Lease.State.BOUND ? null : row.mac();
        }
    }

    @Override
    public @Nullable Ipv6Address addressOf(MacAddress mac) {
        synchronized (table) {
            return table.ofMachine(mac);
        }
    }

    /** Forgets what was given on networks that are no more; their rows went with them. */
    void retainNetworks(Collection<Long> networkIds) {
        synchronized (table) {
            table.retainNetworks(networkIds);
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        List<Lease6> rows = store.all();
        synchronized (table) {
            table.retainNetworks(List.of());
            rows.forEach(table::put);
        }
        loaded = true;
        log.info("{} IPv6 leases read", rows.size());
    }

    @Override
    public void start() {
        ExecutorService starting = Executors.newSingleThreadExecutor(task -> new Thread(task, "addressing-leases6"));
        writer = starting;
        try {
            load();
        } catch (RuntimeException e) {
            log.warn("Could not read the IPv6 leases; it is tried again when one is asked for: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        ExecutorService ending = writer;
        writer = null;
        loaded = false;
        if (ending != null) {
            ending.shutdown();
            try {
                if (!ending.awaitTermination(5, TimeUnit.SECONDS)) {
                    log.warn("IPv6 leases were still being written when the panel ended");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
