package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The committed IPv6 leases in memory, and what was offered since. Guarded by its owner. */
final class Lease6Table {

    /** How long an offered address is kept for the client: it asks for it within seconds, or another time. */
    static final Duration OFFERED = Duration.ofSeconds(60);

    private static final int MOST_OFFERS = 16_384;

    private record Seat(long networkId, Lease6.Client client) {}

    private record Offer(Seat seat, Instant until) {}

    private final Map<Ipv6Address, Lease6> rows = new HashMap<>();
    private final Map<Seat, Ipv6Address> last = new HashMap<>();
    private final Map<MacAddress, Ipv6Address> ofMachine = new HashMap<>();
    private final Map<Ipv6Address, Offer> offers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ipv6Address, Offer> eldest) {
            return size() > MOST_OFFERS;
        }
    };

    void put(Lease6 row) {
        Lease6 before = rows.put(row.address(), row);
        if (before != null) {
            last.remove(new Seat(before.networkId(), before.client()), row.address());
            ofMachine.remove(before.mac(), row.address());
        }
        if (row.state() != Lease.State.DECLINED) {
            last.put(new Seat(row.networkId(), row.client()), row.address());
        }
        if (row.state() == Lease.State.BOUND) {
            ofMachine.put(row.mac(), row.address());
        }
        offers.remove(row.address());
    }

    void retainNetworks(java.util.Collection<Long> networkIds) {
        rows.values().removeIf(row -> !networkIds.contains(row.networkId()));
        last.keySet().removeIf(seat -> !networkIds.contains(seat.networkId()));
        ofMachine.values().removeIf(address -> !rows.containsKey(address));
        offers.values().removeIf(offer -> !networkIds.contains(offer.seat().networkId()));
    }

    @Nullable
    Lease6 at(Ipv6Address address) {
        return rows.get(address);
    }

    /** The address last given to a client on a network, whether or not it is still its own. */
    @Nullable
    Ipv6Address last(long networkId, Lease6.Client client) {
        return last.get(new Seat(networkId, client));
    }

    @Nullable
    Ipv6Address ofMachine(MacAddress mac) {
        return ofMachine.get(mac);
    }

    void offer(long networkId, Lease6.Client client, Ipv6Address address, Instant now) {
        offers.remove(address);
        offers.put(address, new Offer(new Seat(networkId, client), now.plus(OFFERED)));
    }

    /** The address that was offered to a client and is still kept for it. */
    @Nullable
    Ipv6Address offered(long networkId, Lease6.Client client, Instant now) {
        Seat seat = new Seat(networkId, client);
        return offers.entrySet().stream()
                .filter(entry -> entry.getValue().seat().equals(seat)
                        && now.isBefore(entry.getValue().until()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Whether a client may have an address: nobody else holds it, declined it, or was offered it. */
    boolean isFreeFor(long networkId, Lease6.Client client, Ipv6Address address, Instant now) {
        Lease6 row = rows.get(address);
        if (row != null && row.inForce(now) && !row.heldBy(client, now)) {
            return false;
        }
        Offer offer = offers.get(address);
        return offer == null || !now.isBefore(offer.until()) || offer.seat().equals(new Seat(networkId, client));
    }

    /** Leases in force in a state. */
    long count(long networkId, Lease.State state, Instant now) {
        return rows.values().stream()
                .filter(row -> row.networkId() == networkId && row.state() == state && row.inForce(now))
                .count();
    }
}
