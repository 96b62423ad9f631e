package io.pxescope.addressing;

import io.pxescope.addressing.LeaseDecision.Answer;
import io.pxescope.addressing.LeaseDecision.Write;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.responder.ClientKey;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which addresses are given (RFC 2131 section 4.3), over a table in memory. Knows no clock and no database:
 * what must be durable is returned as {@link Write}, and the table's owner settles it when it is committed.
 *
 * <p>A reservation is the host's and wins over everything but another machine that holds the address at that moment.
 * It goes to whichever client identifier the host's MAC address shows. The second NIC of a host gets an address of the
 * pool while the first one holds the reservation; where the network has no pool, the reservation follows the NIC that
 * asked last.
 */
final class LeaseDesk {

    /** How long an address is kept back that its holder found in use. */
    static final Duration QUARANTINE = Duration.ofHours(1);

    private final LeaseTable table;
    private final Reservations reservations;

    LeaseDesk(LeaseTable table, Reservations reservations) {
        this.table = table;
        this.reservations = reservations;
    }

    LeaseDecision decide(LeaseQuery query) {
        AddressPool pool = table.pool(query.network(), now(query));
        if (query instanceof LeaseQuery.Offer offer) {
            return new Answer(offer(offer, pool));
        }
        if (query instanceof LeaseQuery.Commit commit) {
            return commit(commit, pool);
        }
        if (query instanceof LeaseQuery.Decline decline) {
            return decline(decline, pool);
        }
        return release((LeaseQuery.Release) query);
    }

    static Instant now(LeaseQuery query) {
        if (query instanceof LeaseQuery.Offer offer) {
            return offer.now();
        }
        if (query instanceof LeaseQuery.Commit commit) {
            return commit.now();
        }
        return query instanceof LeaseQuery.Decline decline ? decline.now() : ((LeaseQuery.Release) query).now();
    }

    // DISCOVER

    private LeaseAnswer offer(LeaseQuery.Offer query, AddressPool pool) {
        Network network = query.network();
        Ipv4Address address =
                reservation(network, query.client(), query.mac(), query.hostId(), query.reserved(), pool, query.now());
        if (address == null) {
            address = fromPool(query, pool);
        }
        if (address == null) {
            return new LeaseAnswer.Exhausted(Exhaustion.of(network, pool));
        }
        promise(network, address, query.client(), query.mac(), query.hostId(), query.now());
        return new LeaseAnswer.Held(address, network.lease());
    }

    private @Nullable Ipv4Address fromPool(LeaseQuery.Offer query, AddressPool pool) {
        Lease before = table.of(query.network().id(), query.client());
        if (before != null && mayHave(query, before.address())) {
            return before.address();
        }
        Offers.Offer promised = table.offerTo(query.network().id(), query.client(), query.now());
        if (promised != null && mayHave(query, promised.address())) {
            return promised.address();
        }
        if (query.requested() != null && mayHave(query, query.requested())) {
            return query.requested();
        }
        Ipv4Address chosen =
                pool.choose(query.client().text().hashCode(), address -> isUnreserved(address, query.hostId()));
        return chosen != null || query.hostId() == null ? chosen : takenBackFromStranger(query);
    }

    /** A storm of strangers' DISCOVERs must not keep a known host from booting: promises are not leases. */
    private @Nullable Ipv4Address takenBackFromStranger(LeaseQuery.Offer query) {
        Offers.Offer oldest = table.oldestOfferToStranger(query.network().id(), query.now());
        if (oldest == null) {
            return null;
        }
        table.withdraw(oldest, query.now());
        return mayHave(query, oldest.address()) ? oldest.address() : null;
    }

    private boolean mayHave(LeaseQuery.Offer query, Ipv4Address address) {
        Network network = query.network();
        return network.isPoolAddress(address)
                && network.subnet().isHostAddress(address)
                && isUnreserved(address, query.hostId())
                && obstacle(network, query.client(), address, query.now()) == null;
    }

    // REQUEST

    private LeaseDecision commit(LeaseQuery.Commit query, AddressPool pool) {
        Network network = query.network();
        Ipv4Address address = query.address();
        if (!network.subnet().isHostAddress(address)) {
            return LeaseDecision.notYours(
                    address + " is no machine's address on " + network.name() + " (" + network.subnet() + ")");
        }
        Ipv4Address reserved =
                reservation(network, query.client(), query.mac(), query.hostId(), query.reserved(), pool, query.now());
        if (reserved != null) {
            return address.equals(reserved)
                    ? lease(query)
                    : LeaseDecision.notYours(
                            address + " was asked for, but " + reserved + " is reserved for this host");
        }
        if (!isUnreserved(address, query.hostId())) {
            return LeaseDecision.notYours(address + " is reserved for another host");
        }
        String obstacle = obstacle(network, query.client(), address, query.now());
        if (obstacle != null) {
            return LeaseDecision.notYours(obstacle);
        }
        if (!network.isPoolAddress(address)) {
            return LeaseDecision.notYours(address + " is in no range of " + network.name());
        }
        return query.state() == ClientState.INIT_REBOOT ? rebooted(query) : lease(query);
    }

    /** RFC 2131 section 4.3.2: a client of which there is no record is left to other servers. */
    private LeaseDecision rebooted(LeaseQuery.Commit query) {
        Lease record = table.of(query.network().id(), query.client());
        if (record == null) {
            return new Answer(new LeaseAnswer.Unknown("there is no record of a lease of this client on "
                    + query.network().name() + "; it asks for " + query.address() + " as if it had one"));
        }
        return record.address().equals(query.address())
                ? lease(query)
                : LeaseDecision.notYours(
                        query.address() + " was asked for, but this client's address is " + record.address());
    }

    private LeaseDecision lease(LeaseQuery.Commit query) {
        Network network = query.network();
        Instant now = query.now();
        LeaseAnswer held = new LeaseAnswer.Held(query.address(), network.lease());
        Instant covered = now.plus(network.lease());
        Lease row = table.at(query.address());
        Instant since = now;
        if (row != null && row.heldBy(query.client(), now) && row.mac().equals(query.mac())) {
            boolean unchanged = Objects.equals(row.hostId(), query.hostId()) && !table.isUnderway(query.address());
            if (unchanged && !row.expires().isBefore(covered)) {
                return new Answer(held);
            }
            since = row.since();
        }
        List<Lease> rows = new ArrayList<>();
        rows.add(new Lease(
                network.id(),
                query.address(),
                query.client(),
                query.mac(),
                query.hostId(),
                Lease.State.BOUND,
                since,
                now,
                covered.plus(Lease.grace(network.lease()))));
        Lease other = table.of(network.id(), query.client());
        if (other != null
                && other.heldBy(query.client(), now)
                && !other.address().equals(query.address())) {
            rows.add(other.released(now));
        }
        return write(rows, held, now);
    }

    // DECLINE and RELEASE

    private LeaseDecision decline(LeaseQuery.Decline query, AddressPool pool) {
        Lease row = table.at(query.address());
        if (row == null || !row.heldBy(query.client(), query.now())) {
            return LeaseDecision.notYours("only the client that holds " + query.address() + " can decline it");
        }
        int most = Math.max(1, (pool.size() + 3) / 4);
        if (table.declinedOn(query.network().id(), query.now()) >= most) {
            return write(
                    List.of(row.released(query.now())),
                    new LeaseAnswer.Noted(query.address() + " was declined and is free again: " + most
                            + " addresses of " + query.network().name()
                            + " are kept back already. Look for a machine with a fixed address in its ranges"),
                    query.now());
        }
        return write(
                List.of(row.declined(query.now(), QUARANTINE)),
                new LeaseAnswer.Noted(query.address() + " was declined by " + query.mac() + ", kept back for "
                        + QUARANTINE.toMinutes() + " min. Another machine uses it"),
                query.now());
    }

    private LeaseDecision release(LeaseQuery.Release query) {
        Lease row = table.at(query.address());
        if (row == null || !row.heldBy(query.client(), query.now())) {
            return LeaseDecision.notYours("only the client that holds " + query.address() + " can release it");
        }
        return write(
                List.of(row.released(query.now())),
                new LeaseAnswer.Noted(query.address() + " was released"),
                query.now());
    }

    // Shared

    private LeaseDecision write(List<Lease> rows, LeaseAnswer whenWritten, Instant now) {
        table.decide(rows, now);
        return new Write(rows, whenWritten);
    }

    /** The reserved address if this client can have it now, else null. */
    private @Nullable Ipv4Address reservation(
            Network network,
            ClientKey client,
            MacAddress mac,
            @Nullable Long hostId,
            @Nullable Ipv4Address reserved,
            AddressPool pool,
            Instant now) {
        if (reserved == null || !network.subnet().isHostAddress(reserved)) {
            return null;
        }
        Lease row = table.at(reserved);
        if (row == null || !row.inForce(now) || row.heldBy(client, now)) {
            return reserved;
        }
        if (row.declined(now)) {
            return null;
        }
        boolean follows = row.mac().equals(mac) || pool.size() == 0 && row.sameMachine(mac, hostId);
        return follows ? reserved : null;
    }

    private boolean isUnreserved(Ipv4Address address, @Nullable Long hostId) {
        Long owner = reservations.hostOf(address);
        return owner == null || owner.equals(hostId);
    }

    /** Why this client cannot have an address that is reserved for nobody else, or null when it can. */
    private @Nullable String obstacle(Network network, ClientKey client, Ipv4Address address, Instant now) {
        Lease row = table.at(address);
        if (row != null && row.declined(now)) {
            return address + " was declined by " + row.mac() + " and is kept back until "
                    + Exhaustion.clock(row.expires());
        }
        if (row != null && row.inForce(now) && !row.client().equals(client)) {
            return address + " is leased to " + row.mac() + " until " + Exhaustion.clock(row.expires());
        }
        Offers.Offer offer = table.offerAt(address, now);
        if (offer != null && !(offer.client().equals(client) && offer.networkId() == network.id())) {
            return address + " was offered to " + offer.mac();
        }
        return null;
    }

    private void promise(
            Network network,
            Ipv4Address address,
            ClientKey client,
            MacAddress mac,
            @Nullable Long hostId,
            Instant now) {
        table.promise(new Offers.Offer(network.id(), address, client, mac, hostId, now.plus(Offers.HELD)), now);
    }
}
