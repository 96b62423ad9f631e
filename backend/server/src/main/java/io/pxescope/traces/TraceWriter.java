package io.pxescope.traces;

import io.pxescope.settings.PxescopeProperties;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import io.pxescope.trace.TransferOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The letterbox: takes events from the doors without ever holding them up, and files them.
 *
 * <p>One thread drains the queue by {@value #BATCH} events or {@value #GATHER_MILLIS} ms, files a batch
 * in one transaction, and only then tells the feed. What does not fit the queue is counted and becomes
 * an {@link BootEvent.EventsLost} of its boot, so that a gap is seen. While the database is away the
 * batch is kept and tried again.
 */
@Component
public class TraceWriter implements BootEventSink, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final int QUEUE = 65_536;
    private static final int BATCH = 200;
    private static final int GATHER_MILLIS = 50;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private record Letter(long boot, BootEvent event) {}

    private final BlockingQueue<Letter> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<Long, AtomicLong> lost = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final TraceStore store;
    private final OpenTraces open;
    private final TraceFeed feed;
    private final ApplicationEventPublisher events;
    private final String node;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread writer;

    TraceWriter(
            TraceStore store,
            OpenTraces open,
            TraceFeed feed,
            ApplicationEventPublisher events,
            PxescopeProperties settings,
            Clock clock) {
        this.node = settings.node();
        this.store = store;
        this.open = open;
        this.feed = feed;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void accept(long boot, BootEvent event) {
        if (queue.offer(new Letter(boot, event))) {
            accepted.incrementAndGet();
        } else {
            dropped.incrementAndGet();
            lost.computeIfAbsent(boot, b -> new AtomicLong()).incrementAndGet();
        }
    }

    /** Events taken since the start. */
    public long accepted() {
        return accepted.get();
    }

    /** Events that did not fit the queue since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** Events taken and not yet filed. */
    public int waiting() {
        return queue.size();
    }

    @Override
    public void start() {
        store.open().forEach(boot -> open.put(store.load(boot)));
        open.all().forEach(this::endWhatWasCutOff);
        running = true;
        writer = new Thread(this::run, "traces-writer");
        writer.start();
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = writer;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Transfers that were running when this node last stopped: nobody saw how they ended. */
    private void endWhatWasCutOff(BootTrace trace) {
        if (trace.began() == null || !trace.began().node().equals(node)) {
            return;
        }
        for (Step.Transfer transfer : trace.transfers()) {
            if (transfer.running()) {
                accept(
                        trace.boot(),
                        new BootEvent.TransferEnded(
                                clock.instant(),
                                transfer.id(),
                                TransferOutcome.FAILED,
                                0,
                                0,
                                0,
                                false,
                                null,
                                "the panel was stopped meanwhile; what followed was not observed"));
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the doors and stopped after them. */
    @Override
    public int getPhase() {
        return 100;
    }

    private void run() {
        Instant nextLook = clock.instant();
        while (running || !queue.isEmpty()) {
            try {
                file(gather());
                Instant now = clock.instant();
                if (!now.isBefore(nextLook)) {
                    lookAtTheClock(now);
                    nextLook = now.plusSeconds(1);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                LOG.error("A batch of boot events could not be filed and is lost", broken);
            }
        }
    }

    private List<Letter> gather() throws InterruptedException {
        List<Letter> letters = new ArrayList<>(BATCH);
        Letter first = queue.poll(500, TimeUnit.MILLISECONDS);
        if (first == null) {
            return letters;
        }
        letters.add(first);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        while (letters.size() < BATCH) {
            Letter next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            letters.add(next);
        }
        return letters;
    }

    private void file(List<Letter> letters) throws InterruptedException {
        if (letters.isEmpty()) {
            return;
        }
        Map<Long, List<BootEvent>> byBoot = new LinkedHashMap<>();
        letters.forEach(letter ->
                byBoot.computeIfAbsent(letter.boot(), b -> new ArrayList<>()).add(letter.event()));
        byBoot.forEach((boot, list) -> {
            AtomicLong gap = lost.remove(boot);
            if (gap != null) {
                list.add(new BootEvent.EventsLost(clock.instant(), gap.get()));
            }
        });
        List<BootTrace> traces = append(byBoot);
        traces.forEach(this::keepIfOpen);
        byBoot.forEach((boot, list) -> {
            list.forEach(event -> events.publishEvent(new BootEventFiled(boot, event)));
            feed.changed(boot);
        });
    }

    private List<BootTrace> append(Map<Long, List<BootEvent>> byBoot) throws InterruptedException {
        while (true) {
            try {
                Map<BootTrace, List<BootEvent>> additions = new LinkedHashMap<>();
                byBoot.forEach((boot, list) -> additions.put(traceOf(boot), list));
                return store.append(additions, clock.instant());
            } catch (DataAccessException | TransactionException away) {
                if (!running || !mayPass(away)) {
                    throw away;
                }
                LOG.warn(
                        "Boot events wait for the database ({} queued, {} dropped): {}",
                        queue.size(),
                        dropped.get(),
                        away.getMessage());
                TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
            }
        }
    }

    /** Whether the same batch may be taken another time: the database is away, not the batch wrong. */
    private static boolean mayPass(RuntimeException away) {
        return away instanceof TransactionException
                || away instanceof TransientDataAccessException
                || away instanceof RecoverableDataAccessException
                || away instanceof DataAccessResourceFailureException;
    }

    private BootTrace traceOf(long boot) {
        BootTrace known = open.get(boot);
        return known == null ? store.load(boot) : known;
    }

    private void keepIfOpen(BootTrace trace) {
        if (trace.stateAt(clock.instant()).open()) {
            open.put(trace);
        } else {
            open.remove(trace.boot());
        }
    }

    /** Time alone makes a boot silent or ends it. */
    private void lookAtTheClock(Instant now) {
        for (BootTrace trace : open.all()) {
            BootState state = trace.stateAt(now);
            BootState before = trace.stateAt(now.minusSeconds(3));
            if (state != before || !state.open()) {
                try {
                    store.summarize(trace, now);
                } catch (DataAccessException | TransactionException away) {
                    LOG.warn("The state of boot {} could not be written: {}", trace.boot(), away.getMessage());
                    continue;
                }
                keepIfOpen(trace);
                feed.changed(trace.boot());
            }
        }
    }
}
