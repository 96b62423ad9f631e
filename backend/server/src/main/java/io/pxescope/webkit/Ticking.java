package io.pxescope.webkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A duration that grows. The browser makes it tick from its start, so two of the same start are
 * equal however much time lies between their texts: no event per second.
 *
 * @param start in milliseconds since the epoch, by the server's clock
 */
public record Ticking(long start, Quantity text) {
    public static Ticking since(Instant start, Instant now) {
        Duration passed = Duration.between(start, now);
        return new Ticking(start.toEpochMilli(), Quantity.duration(passed.isNegative() ? Duration.ZERO : passed));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticking t && t.start == start;
    }

    @Override
    public int hashCode() {
        return Objects.hash(start);
    }
}
