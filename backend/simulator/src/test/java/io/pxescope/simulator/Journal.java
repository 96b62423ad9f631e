package io.pxescope.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a server heard, in order, and the wait for something to be heard. */
final class Journal {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /**
     * One datagram or request.
     *
     * @param what such as {@code DISCOVER}, {@code RRQ}, {@code ACK}, {@code ERROR}, {@code GET}
     * @param port it came from
     * @param text file, block, options, path
     */
    record Entry(String what, int port, String text) {
        @Override
        public String toString() {
            return what + " " + text + " from " + port;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(String what, int port, String text) {
        entries.add(new Entry(what, port, text));
        notifyAll();
    }

    /** Everything up to the n-th entry of a kind, that one included, as soon as it is there. */
    synchronized List<Entry> until(String what, int nth) {
        return until(entry -> entry.what().equals(what), nth);
    }

    synchronized List<Entry> until(Predicate<Entry> wanted, int nth) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            int seen = 0;
            for (int i = 0; i < entries.size(); i++) {
                if (wanted.test(entries.get(i)) && ++seen == nth) {
                    return List.copyOf(entries.subList(0, i + 1));
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not heard in time; heard was " + entries);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
