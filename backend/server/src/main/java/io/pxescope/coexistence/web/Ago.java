package io.pxescope.coexistence.web;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in whole units: 3 s ago, 12 min ago, 5 h ago, 9 d ago. */
final class Ago {
    private Ago() {}

    static String of(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 90) {
            return seconds + " s ago";
        }
        if (seconds < 90 * 60) {
            return seconds / 60 + " min ago";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
    }
}
