package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Whose an address is by reservation. Hosts live in another room that this one may not import, so whoever knows both
 * implements it from memory: it is asked once or more for every DISCOVER.
 */
@FunctionalInterface
public interface Reservations {
    /** Nothing is reserved. */
    Reservations NONE = address -> null;

    /** The id of the host for which the address is kept, or null. */
    @Nullable
    Long hostOf(Ipv4Address address);
}
