package io.pxescope.simulator;

import java.time.Duration;

/**
 * How long the simulated machines take over what is not on the wire: firmware start, a loader's own work, the disk of a
 * system that starts, the rest between two boots. Protocol time-outs are not touched: they are what they are.
 *
 * @param factor on every such wait; 1 makes a boot last some 8 to 25 seconds, 0 removes the waits
 */
public record Pace(double factor) {

    /** A boot one can watch. */
    public static final Pace NORMAL = new Pace(1);

    public Pace {
        if (!(factor >= 0 && factor <= 1000)) {
            throw new IllegalArgumentException("the pace is a factor from 0 to 1000, not " + factor);
        }
    }

    Duration of(Duration wait) {
        return Duration.ofNanos(Math.round(wait.toNanos() * factor));
    }
}
