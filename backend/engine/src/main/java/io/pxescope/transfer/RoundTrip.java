package io.pxescope.transfer;

/**
 * The retransmission interval, from measured round trips: smoothed mean plus four deviations (RFC 6298 section 2),
 * doubled for each expiry until a clean sample arrives (Karn). All times in nanoseconds.
 */
final class RoundTrip {

    private final long first;
    private final long floor;
    private final long ceiling;
    private final long fixed;
    private long mean = -1;
    private long deviation;
    private long least;
    private int backoff;

    /** @param timeoutSeconds the interval the client asked for, 0 for measured ones */
    RoundTrip(RetransmissionPolicy policy, int timeoutSeconds) {
        first = policy.first().toNanos();
        floor = policy.floor().toNanos();
        ceiling = policy.ceiling().toNanos();
        fixed = timeoutSeconds * 1_000_000_000L;
    }

    /** A round trip of something that was sent once only. */
    void sample(long nanos) {
        backoff = 0;
        if (mean < 0) {
            mean = nanos;
            deviation = nanos / 2;
            least = nanos;
            return;
        }
        deviation += (Math.abs(nanos - mean) - deviation) / 4;
        mean += (nanos - mean) / 8;
        least = Math.min(least, nanos);
    }

    /** The interval ran out. */
    void expired() {
        backoff = Math.min(backoff + 1, 30);
    }

    /** How long to wait for an answer to what is sent now. */
    long interval() {
        if (fixed > 0) {
            return fixed;
        }
        long interval = mean < 0 ? first : Math.max(floor, mean + 4 * deviation);
        return Math.min(ceiling, interval << Math.min(backoff, 12));
    }

    /** Shortest round trip seen, 0 while there is none: an answer within half of it was sent before our packet arrived. */
    long least() {
        return least;
    }
}
