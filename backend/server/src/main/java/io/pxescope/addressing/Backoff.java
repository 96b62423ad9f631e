package io.pxescope.addressing;

import java.time.Duration;

/**
 * How a failed write is tried again: after a short pause, then one twice as long each time, until the client has
 * certainly sent its REQUEST again (RFC 2131 section 4.1: after 4 s) and waiting makes no sense.
 */
record Backoff(Duration first, Duration most, Duration patience) {

    static final Backoff WRITE = new Backoff(Duration.ofMillis(100), Duration.ofMillis(800), Duration.ofSeconds(2));
    static final Backoff LOAD = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofDays(36_500));

    /** The pause before a try, counted from 1 for the second one. */
    Duration pause(int retry) {
        Duration pause = first.multipliedBy(1L << Math.min(retry - 1, 20));
        return pause.compareTo(most) < 0 ? pause : most;
    }

    boolean worthwhile(Duration sinceFirstTry) {
        return sinceFirstTry.compareTo(patience) < 0;
    }
}
