package io.pxescope.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing. After ten wrong passwords in a row from one address for one name, that address has to wait before it
 * may try that name again: a minute, then twice as long after each further one, at most a quarter of an hour. Others are
 * not kept out. The memory is bounded; the pairs longest unused are forgotten first.
 */
final class SignInAttempts {

    static final int FREE = 10;
    static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final int REMEMBERED = 10_000;

    private record Source(String address, String name) {}

    private record Failures(int count, Instant last) {

        Instant openAgain() {
            if (count < FREE) {
                return Instant.MIN;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, 10));
            return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    private final InstantSource clock;
    private final Map<Source, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long that address has to wait; zero if it may try now. */
    synchronized Duration waitFor(String address, String name) {
        Failures known = failures.get(new Source(address, name));
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.openAgain())
                ? Duration.ZERO
                : Duration.between(now, known.openAgain());
    }

    /** Answers how many wrong passwords in a row this makes. */
    synchronized int failed(String address, String name) {
        Instant now = clock.instant();
        return failures.merge(
                        new Source(address, name),
                        new Failures(1, now),
                        (old, one) -> new Failures(old.count() + 1, now))
                .count();
    }

    synchronized void succeeded(String address, String name) {
        failures.remove(new Source(address, name));
    }
}
