package io.pxescope.coexistence;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.ForeignChoice;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another server whose OFFERs machines of a network took.
 *
 * @param times how many REQUESTs named it
 * @param mac of the machine that chose it last, or null where that has none
 * @param address that this machine asked it for, or null
 */
public record ServerSighting(
        long networkId,
        Ipv4Address server,
        long times,
        Instant first,
        Instant last,
        @Nullable MacAddress mac,
        @Nullable Ipv4Address address) {

    static ServerSighting of(long networkId, ForeignChoice choice, Optional<MacAddress> mac, Instant now) {
        return new ServerSighting(networkId, choice.server(), 1, now, now, mac.orElse(null), choice.address());
    }

    /** This and a later sighting of the same server together. */
    ServerSighting and(ServerSighting later) {
        return new ServerSighting(networkId, server, times + later.times, first, later.last, later.mac, later.address);
    }
}
