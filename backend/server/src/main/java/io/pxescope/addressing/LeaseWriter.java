package io.pxescope.addressing;

import io.pxescope.addressing.LeaseBatch.Pending;
import io.pxescope.net.Ipv4Address;
import io.pxescope.responder.LeaseAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes leases. It takes all that waits, commits it as one batch, and answers all of it: while one
 * commit is on its way to the disk the next batch gathers, so 64 clients do not cost 64 flushes.
 */
final class LeaseWriter {

    private static final Logger log = LoggerFactory.getLogger(LeaseWriter.class);
    private static final int MOST_WAITING = 65_536;

    private final LeaseStore store;
    private final BiConsumer<List<Lease>, List<Lease>> settle;
    private final Runnable reload;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Pending carried;
    private boolean failing;

    /**
     * A writer that is not started yet.
     *
     * @param settle told after each batch which rows it should have written, and what the database holds now
     * @param reload reads all leases anew; run before the first write, again and again until it succeeds
     */
    LeaseWriter(LeaseStore store, BiConsumer<List<Lease>, List<Lease>> settle, Runnable reload) {
        this.store = store;
        this.settle = settle;
        this.reload = reload;
        this.thread = new Thread(this::run, "addressing-leases");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Commits what waits, then ends. */
    void stop(Duration patience) throws InterruptedException {
        stopping.countDown();
        thread.join(patience.toMillis());
        thread.interrupt();
        thread.join(patience.toMillis());
        refuseWaiting();
    }

    CompletionStage<LeaseAnswer> write(LeaseDecision.Write write) {
        Pending pending = new Pending(write, new CompletableFuture<>());
        if (stopping.getCount() == 0) {
            return CompletableFuture.completedFuture(new LeaseAnswer.Unavailable("this node is stopping"));
        }
        if (!queue.offer(pending)) {
            return CompletableFuture.completedFuture(new LeaseAnswer.Unavailable(
                    MOST_WAITING + " leases wait to be written; the database is too slow or not answering"));
        }
        if (thread.getState() == Thread.State.TERMINATED) {
            refuseWaiting();
        }
        return pending.answer();
    }

    private void run() {
        try {
            tried(Backoff.LOAD, "read the leases", () -> {
                reload.run();
                return true;
            });
            for (LeaseBatch batch = gather(); batch != null; batch = gather()) {
                commit(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopping.countDown();
            refuseWaiting();
        }
    }

    /** The next batch, or null when there is nothing left to do before stopping. */
    private @Nullable LeaseBatch gather() throws InterruptedException {
        Pending first = carried;
        carried = null;
        while (first == null) {
            first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first == null && stopping.getCount() == 0) {
                return null;
            }
        }
        LeaseBatch batch = new LeaseBatch();
        for (Pending next = first; next != null; next = queue.poll()) {
            if (!batch.add(next)) {
                carried = next;
                break;
            }
        }
        return batch;
    }

    private void commit(LeaseBatch batch) throws InterruptedException {
        List<Lease> rows = batch.rows();
        Written written;
        try {
            written = tried(Backoff.WRITE, "write " + rows.size() + " leases", () -> write(rows));
        } catch (RuntimeException e) {
            settle.accept(rows, List.of());
            String because = "the lease could not be written: " + e.getMessage();
            batch.pending().forEach(pending -> pending.answer().complete(new LeaseAnswer.Unavailable(because)));
            return;
        } catch (InterruptedException e) {
            refuse(batch.pending());
            throw e;
        }
        settle.accept(rows, written.rows());
        for (Pending pending : batch.pending()) {
            Ipv4Address address = pending.write().rows().get(0).address();
            pending.answer()
                    .complete(
                            written.addresses().contains(address)
                                    ? pending.write().whenWritten()
                                    : new LeaseAnswer.NotYours(address + " was leased by another node meanwhile"));
        }
    }

    private record Written(Set<Ipv4Address> addresses, List<Lease> rows) {}

    private Written write(List<Lease> rows) {
        Set<Ipv4Address> addresses = store.write(rows);
        if (addresses.size() == rows.size()) {
            return new Written(addresses, rows);
        }
        return new Written(addresses, store.at(rows.stream().map(Lease::address).toList()));
    }

    private <T> T tried(Backoff backoff, String what, Supplier<T> action) throws InterruptedException {
        long begin = System.nanoTime();
        for (int retry = 1; ; retry++) {
            try {
                T result = action.get();
                if (failing) {
                    failing = false;
                    log.info("The database answers again: could {}", what);
                }
                return result;
            } catch (RuntimeException e) {
                if (!failing) {
                    failing = true;
                    log.warn("Could not {}, trying again; REQUESTs stay unanswered meanwhile: {}", what, e.toString());
                }
                boolean stopped = stopping.await(backoff.pause(retry).toMillis(), TimeUnit.MILLISECONDS);
                if (stopped || !backoff.worthwhile(Duration.ofNanos(System.nanoTime() - begin))) {
                    throw e;
                }
            }
        }
    }

    private void refuseWaiting() {
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            refuse(List.of(pending));
        }
    }

    private static void refuse(List<Pending> pending) {
        pending.forEach(one -> one.answer().complete(new LeaseAnswer.Unavailable("this node is stopping")));
    }
}
