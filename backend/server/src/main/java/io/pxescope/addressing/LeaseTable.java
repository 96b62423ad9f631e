package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.responder.ClientKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The mirror of the committed leases; over it what was decided and is on its way to the database, so that decisions
 * follow each other although their rows are written later; and the promises that are only in memory. Changed under its
 * owner's lock; {@link #holderOf} and {@link #addressOf} may be asked from any thread.
 */
final class LeaseTable {

    private record Binding(long networkId, ClientKey client) {}

    private record Pool(Network network, AddressPool addresses) {

        boolean stillFits(Network other) {
            return network.subnet().equals(other.subnet())
                    && network.ranges().equals(other.ranges())
                    && Objects.equals(network.router(), other.router());
        }
    }

    private final Map<Ipv4Address, Lease> leases = new ConcurrentHashMap<>();
    private final Map<Ipv4Address, Lease> underway = new HashMap<>();
    private final Map<MacAddress, Ipv4Address> lastOf = new ConcurrentHashMap<>();
    private final Map<Binding, Ipv4Address> bindings = new HashMap<>();
    private final Map<Long, Pool> pools = new HashMap<>();
    private final Offers offers = new Offers();

    @Nullable
    MacAddress holderOf(Ipv4Address address) {
        Lease lease = leases.get(address);
        return lease != null && lease.state() == Lease.State.BOUND ? lease.mac() : null;
    }

    @Nullable
    Ipv4Address addressOf(MacAddress mac) {
        Ipv4Address address = lastOf.get(mac);
        return address != null && mac.equals(holderOf(address)) ? address : null;
    }

    /** The newest row of an address, written or on its way. */
    @Nullable
    Lease at(Ipv4Address address) {
        Lease row = underway.get(address);
        return row != null ? row : leases.get(address);
    }

    boolean isUnderway(Ipv4Address address) {
        return underway.containsKey(address);
    }

    /** The last lease of a client on a network, in force or not, unless somebody else had the address since. */
    @Nullable
    Lease of(long networkId, ClientKey client) {
        Ipv4Address address = bindings.get(new Binding(networkId, client));
        Lease lease = address == null ? null : at(address);
        return lease != null && lease.client().equals(client) ? lease : null;
    }

    Offers.@Nullable Offer offerAt(Ipv4Address address, Instant now) {
        return offers.at(address, now);
    }

    Offers.@Nullable Offer offerTo(long networkId, ClientKey client, Instant now) {
        return offers.to(networkId, client, now);
    }

    Offers.@Nullable Offer oldestOfferToStranger(long networkId, Instant now) {
        return offers.oldestToStranger(networkId, now);
    }

    /** The pool of a network, with what expired by now free again. */
    AddressPool pool(Network network, Instant now) {
        offers.expire(now);
        Pool pool = pools.get(network.id());
        if (pool == null || !pool.stillFits(network)) {
            pool = new Pool(network, new AddressPool(network));
            pools.put(network.id(), pool);
            for (Lease lease : leases.values()) {
                refresh(pool.addresses(), lease.address(), now);
            }
            for (Lease lease : underway.values()) {
                refresh(pool.addresses(), lease.address(), now);
            }
            for (Offers.Offer offer : offers.all()) {
                refresh(pool.addresses(), offer.address(), now);
            }
        }
        pool.addresses().expire(now);
        return pool.addresses();
    }

    /** How many addresses of a network are kept back because their holder declined them. */
    long declinedOn(long networkId, Instant now) {
        return leases.values().stream()
                .filter(lease -> lease.networkId() == networkId && lease.declined(now))
                .count();
    }

    /** Keeps an address for a client, in place of what it was promised before. */
    void promise(Offers.Offer offer, Instant now) {
        Offers.Offer before = offers.to(offer.networkId(), offer.client(), now);
        offers.put(offer);
        refresh(offer.networkId(), offer.address(), now);
        if (before != null && !before.address().equals(offer.address())) {
            refresh(offer.networkId(), before.address(), now);
        }
    }

    void withdraw(Offers.Offer offer, Instant now) {
        offers.drop(offer.address());
        refresh(offer.networkId(), offer.address(), now);
    }

    /** Rows that are decided; nobody may be told before {@link #settle}. */
    void decide(Collection<Lease> rows, Instant now) {
        for (Lease row : rows) {
            underway.put(row.address(), row);
            bind(row);
            offers.drop(row.address());
            refresh(row.networkId(), row.address(), now);
        }
    }

    /**
     * The end of a write.
     *
     * @param decided what should have been written
     * @param committed what is in the database now, as far as it is known
     */
    void settle(Collection<Lease> decided, Collection<Lease> committed, Instant now) {
        decided.forEach(this::arrived);
        committed.forEach(this::put);
        for (Lease row : decided) {
            Lease present = at(row.address());
            if (present != null) {
                bind(present);
            }
            refresh(row.networkId(), row.address(), now);
        }
    }

    /** The very row, not an equal one: a client may release, request and release again within one instant. */
    @SuppressWarnings("ReferenceEquality")
    private void arrived(Lease row) {
        if (underway.get(row.address()) == row) {
            underway.remove(row.address());
        }
    }

    private void put(Lease lease) {
        leases.put(lease.address(), lease);
        if (lease.state() == Lease.State.BOUND) {
            lastOf.put(lease.mac(), lease.address());
        } else {
            lastOf.remove(lease.mac(), lease.address());
        }
        if (!isUnderway(lease.address())) {
            bind(lease);
        }
    }

    private void bind(Lease lease) {
        Binding binding = new Binding(lease.networkId(), lease.client());
        if (lease.state() == Lease.State.BOUND) {
            bindings.put(binding, lease.address());
        } else {
            bindings.putIfAbsent(binding, lease.address());
        }
    }

    /** Forgets everything about networks that are no more. */
    void retainNetworks(Collection<Long> networkIds) {
        pools.keySet().retainAll(networkIds);
        List<Lease> gone = leases.values().stream()
                .filter(lease -> !networkIds.contains(lease.networkId()))
                .toList();
        for (Lease lease : gone) {
            leases.remove(lease.address());
            bindings.remove(new Binding(lease.networkId(), lease.client()));
            lastOf.remove(lease.mac(), lease.address());
        }
    }

    private void refresh(long networkId, Ipv4Address address, Instant now) {
        Pool pool = pools.get(networkId);
        if (pool != null) {
            refresh(pool.addresses(), address, now);
        }
    }

    private void refresh(AddressPool pool, Ipv4Address address, Instant now) {
        Lease lease = at(address);
        Offers.Offer offer = offers.at(address, now);
        Instant until = lease != null && lease.inForce(now) ? lease.expires() : null;
        if (offer != null && (until == null || until.isBefore(offer.until()))) {
            until = offer.until();
        }
        if (until == null) {
            pool.free(address);
        } else {
            pool.take(address, until);
        }
        if (lease != null) {
            pool.remember(address);
        }
    }
}
