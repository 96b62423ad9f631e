package io.pxescope.simulator;

import org.jspecify.annotations.Nullable;

/** A task that waits for its time in the loop's queue. Cancelling drops the task; the empty timer leaves when due. */
final class LoopTimer implements Comparable<LoopTimer>, Runnable {

    private final long deadline;
    private final long order;
    private @Nullable Runnable task;

    LoopTimer(long deadline, long order, Runnable task) {
        this.deadline = deadline;
        this.order = order;
        this.task = task;
    }

    /** In nanoseconds of the loop's clock. */
    long deadline() {
        return deadline;
    }

    void cancel() {
        task = null;
    }

    @Override
    public void run() {
        Runnable due = task;
        task = null;
        if (due != null) {
            due.run();
        }
    }

    @Override
    public int compareTo(LoopTimer other) {
        int byTime = Long.signum(deadline - other.deadline);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
