package io.pxescope.simulator;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One thread, one selector, one queue of timers: everything the simulated machines do happens here, one thing after the
 * other, so that a few hundred of them cost one thread and need no locks.
 */
final class SimulationLoop implements AutoCloseable {

    private final Selector selector;
    private final Thread thread;
    private final LongSupplier nanos;
    private final Consumer<Throwable> faults;
    private final PriorityQueue<LoopTimer> timers = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private long order;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param nanos a monotonic clock in nanoseconds
     * @param faults told of what a task threw; the loop goes on
     * @throws IOException when the system gives no selector
     */
    SimulationLoop(String threadName, LongSupplier nanos, Consumer<Throwable> faults) throws IOException {
        this.nanos = nanos;
        this.faults = faults;
        this.selector = Selector.open();
        this.thread = new Thread(this::run, threadName);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Nanoseconds of the loop's clock. */
    long now() {
        return nanos.getAsLong();
    }

    /** Runs a task on the loop soon. Callable from any thread; after {@link #close} it does nothing. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the loop later. To be called on the loop. */
    LoopTimer after(Duration delay, Runnable task) {
        LoopTimer timer = new LoopTimer(now() + Math.max(0, delay.toNanos()), order++, task);
        timers.add(timer);
        return timer;
    }

    /** Has {@code ready} called whenever the channel is ready for {@code interest}. To be called on the loop. */
    SelectionKey register(SelectableChannel channel, int interest, Runnable ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, ready);
    }

    /** Ends the thread and closes every channel. Waits for the thread unless called on it. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                select();
                for (Runnable task = tasks.poll(); task != null && !closed; task = tasks.poll()) {
                    guarded(task);
                }
                fireTimers();
                fireChannels();
            }
        } catch (IOException | ClosedSelectorException e) {
            faults.accept(e);
        } finally {
            closeAll();
        }
    }

    private void select() throws IOException {
        LoopTimer next = timers.peek();
        if (!tasks.isEmpty()) {
            selector.selectNow();
        } else if (next == null) {
            selector.select();
        } else {
            long wait = next.deadline() - now();
            if (wait <= 0) {
                selector.selectNow();
            } else {
                selector.select(Math.max(1, (wait + 999_999) / 1_000_000));
            }
        }
    }

    private void fireTimers() {
        long now = now();
        while (!closed) {
            LoopTimer timer = timers.peek();
            if (timer == null || timer.deadline() - now > 0) {
                return;
            }
            timers.remove();
            guarded(timer);
        }
    }

    private void fireChannels() {
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext() && !closed) {
            SelectionKey key = ready.next();
            ready.remove();
            if (key.isValid() && key.attachment() instanceof Runnable handler) {
                guarded(handler);
            }
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (CancelledKeyException e) {
            // The task closed its own channel while it was being looked at: it wanted that.
            return;
        } catch (RuntimeException e) {
            faults.accept(e);
        }
    }

    private void closeAll() {
        List<SelectionKey> keys = new ArrayList<>(selector.keys());
        for (SelectionKey key : keys) {
            closeQuietly(key.channel());
        }
        closeQuietly(selector);
        timers.clear();
        tasks.clear();
    }

    private void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            faults.accept(e);
        }
    }
}
