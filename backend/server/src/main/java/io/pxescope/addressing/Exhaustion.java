package io.pxescope.addressing;

import io.pxescope.policy.Network;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says why no address is left, in numbers. */
final class Exhaustion {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Exhaustion() {}

    static String of(Network network, AddressPool pool) {
        int size = pool.size();
        if (size == 0) {
            return network.name() + " has no range to give addresses from;"
                    + " add one, or reserve an address for this host";
        }
        int taken = pool.takenCount();
        Instant next = pool.nextFree();
        String count = taken == size
                ? all(size, network) + " leased"
                : all(size, network) + " leased (" + taken + ") or reserved (" + (size - taken) + ")";
        return next == null ? count : count + "; the next is free at " + clock(next);
    }

    private static String all(int size, Network network) {
        return size == 1
                ? "the only address of " + network.name() + " is"
                : "all " + size + " addresses of " + network.name() + " are";
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }
}
