package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.ClientKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses promised in an OFFER and not yet requested: one per client, oldest first, forgotten after {@link #HELD}.
 * They are never written to the database; a promise lost in a restart costs the client one more DISCOVER at most. Not
 * safe for threads.
 */
final class Offers {

    /** Longer than a ROM's patience: iPXE and PXELINUX give up on an offer after some 30 s. */
    static final Duration HELD = Duration.ofSeconds(45);

    record Offer(
            long networkId,
            Ipv4Address address,
            ClientKey client,
            MacAddress mac,
            @Nullable Long hostId,
            Instant until) {}

    private record Binding(long networkId, ClientKey client) {}

    private final LinkedHashMap<Ipv4Address, Offer> byAddress = new LinkedHashMap<>();
    private final Map<Binding, Ipv4Address> byClient = new HashMap<>();

    @Nullable
    Offer at(Ipv4Address address, Instant now) {
        Offer offer = byAddress.get(address);
        return offer != null && now.isBefore(offer.until()) ? offer : null;
    }

    @Nullable
    Offer to(long networkId, ClientKey client, Instant now) {
        Ipv4Address address = byClient.get(new Binding(networkId, client));
        return address == null ? null : at(address, now);
    }

    void put(Offer offer) {
        drop(offer.address());
        Ipv4Address before = byClient.put(new Binding(offer.networkId(), offer.client()), offer.address());
        if (before != null) {
            byAddress.remove(before);
        }
        byAddress.put(offer.address(), offer);
    }

    void drop(Ipv4Address address) {
        Offer offer = byAddress.remove(address);
        if (offer != null) {
            byClient.remove(new Binding(offer.networkId(), offer.client()), address);
        }
    }

    /** Forgets what was promised too long ago. */
    void expire(Instant now) {
        Iterator<Offer> oldest = byAddress.values().iterator();
        while (oldest.hasNext()) {
            Offer offer = oldest.next();
            if (now.isBefore(offer.until())) {
                return;
            }
            oldest.remove();
            byClient.remove(new Binding(offer.networkId(), offer.client()), offer.address());
        }
    }

    /** The oldest promise of a network to a machine that is no known host, or null. */
    @Nullable
    Offer oldestToStranger(long networkId, Instant now) {
        for (Offer offer : byAddress.values()) {
            if (offer.hostId() == null && offer.networkId() == networkId && now.isBefore(offer.until())) {
                return offer;
            }
        }
        return null;
    }

    Iterable<Offer> all() {
        return byAddress.values();
    }
}
