package io.pxescope.listeners.tftp;

import java.util.ArrayList;
import java.util.List;

/**
 * Deadlines of one loop's transfers in a hashed wheel of 5 ms ticks. A deadline that moves later, as it does with every
 * ACK, costs nothing: the entry is looked at where it stands and put further on then. Times are nanoseconds.
 */
final class TransferWheel {

    static final long TICK = 5_000_000L;
    private static final int SLOTS = 1024;

    /** Something with a deadline. Only the wheel touches {@code tick}. */
    abstract static class Timed {
        private long tick = -1;

        /** When it is due, {@link Long#MAX_VALUE} for never. */
        abstract long deadline();

        /** Its deadline was reached. */
        abstract void due(long now);
    }

    private final List<List<Timed>> slots = new ArrayList<>(SLOTS);
    private final long origin;
    private long current;

    TransferWheel(long now) {
        origin = now;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>(0));
        }
    }

    /** Takes note of a deadline, or of one that moved. */
    void note(Timed timed) {
        long deadline = timed.deadline();
        if (deadline == Long.MAX_VALUE) {
            return;
        }
        long wanted = (deadline - origin + TICK - 1) / TICK;
        long tick = Math.min(Math.max(wanted, current + 1), current + SLOTS - 1);
        if (timed.tick < 0 || tick < timed.tick) {
            timed.tick = tick;
            slots.get((int) (tick % SLOTS)).add(timed);
        }
    }

    /** Goes on to {@code now}: calls {@link Timed#due} where a deadline has passed, keeps the others. */
    void advance(long now) {
        long to = (now - origin) / TICK;
        List<Timed> reached = new ArrayList<>();
        for (long tick = current + 1; tick <= Math.min(to, current + SLOTS); tick++) {
            List<Timed> slot = slots.get((int) (tick % SLOTS));
            for (Timed timed : slot) {
                if (timed.tick == tick) {
                    timed.tick = -1;
                    reached.add(timed);
                }
            }
            slot.clear();
        }
        current = Math.max(current, to);
        for (Timed timed : reached) {
            if (timed.deadline() <= now) {
                timed.due(now);
            }
            note(timed);
        }
    }
}
