package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.policy.Network6;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which IPv6 addresses are given (RFC 8415 section 18.3), over a table in memory. Knows no clock and no
 * database.
 *
 * <p>A lease belongs to an identity association: the same machine holds several while it boots, its firmware's, its
 * loader's and its system's (measured: OVMF asks for one in its IP stack, one for PXE, and iPXE for another).
 */
final class Lease6Desk {

    /** A pool may be larger than can be looked through; so many places are tried from where the client's number points. */
    private static final int TRIES = 4096;

    private final Lease6Table table;

    Lease6Desk(Lease6Table table) {
        this.table = table;
    }

    /**
     * What is decided.
     *
     * @param rows to be committed before the answer is given; empty where it may be given at once
     */
    record Decision(Lease6Answer answer, List<Lease6> rows) {
        static Decision at(Lease6Answer answer) {
            return new Decision(answer, List.of());
        }
    }

    Decision decide(Lease6Query query) {
        return switch (query.kind()) {
            case OFFER -> offer(query);
            case COMMIT -> commit(query);
            case EXTEND -> extend(query);
            case RELEASE, DECLINE -> giveBack(query);
        };
    }

    private Decision offer(Lease6Query query) {
        Ipv6Address address = choose(query);
        if (address == null) {
            return Decision.at(exhausted(query));
        }
        table.offer(query.network().id(), Lease6.Client.of(query), address, query.now());
        return Decision.at(new Lease6Answer.Held(address, query.network().lease()));
    }

    private Decision commit(Lease6Query query) {
        Ipv6Address wanted = query.wanted();
        if (wanted != null && !query.v6().prefix().contains(wanted)) {
            return Decision.at(notOnLink(query, wanted));
        }
        Ipv6Address address = wanted != null && mayHave(query, wanted) ? wanted : choose(query);
        return address == null ? Decision.at(exhausted(query)) : lease(query, address);
    }

    private Decision extend(Lease6Query query) {
        Ipv6Address wanted = query.wanted();
        if (wanted == null) {
            return Decision.at(new Lease6Answer.NoBinding("it names no address"));
        }
        if (!query.v6().prefix().contains(wanted)) {
            return Decision.at(notOnLink(query, wanted));
        }
        return mayHave(query, wanted)
                ? lease(query, wanted)
                : Decision.at(new Lease6Answer.NoBinding(wanted + " is not its own, and not free"));
    }

    private Decision lease(Lease6Query query, Ipv6Address address) {
        Instant now = query.now();
        Lease6.Client client = Lease6.Client.of(query);
        Lease6Answer held = new Lease6Answer.Held(address, query.network().lease());
        Instant covered = now.plus(query.network().lease());
        Lease6 row = table.at(address);
        boolean same = row != null && row.heldBy(client, now) && row.mac().equals(query.mac());
        if (row != null && same && !row.expires().isBefore(covered)) {
            return Decision.at(held);
        }
        List<Lease6> rows = new ArrayList<>();
        rows.add(new Lease6(
                query.network().id(),
                address,
                client,
                query.mac(),
                query.hostId(),
                Lease.State.BOUND,
                row != null && same ? row.since() : now,
                now,
                covered.plus(Lease.grace(query.network().lease()))));
        Ipv6Address before = table.last(query.network().id(), client);
        Lease6 other = before == null || before.equals(address) ? null : table.at(before);
        if (other != null && other.heldBy(client, now)) {
            rows.add(other.ended(Lease.State.RELEASED, now, now));
        }
        return new Decision(held, rows);
    }

    private Decision giveBack(Lease6Query query) {
        Ipv6Address address = query.wanted();
        Lease6 row = address == null ? null : table.at(address);
        if (row == null || !row.heldBy(Lease6.Client.of(query), query.now())) {
            return Decision.at(
                    new Lease6Answer.NoBinding(address == null ? "it names no address" : address + " is not its own"));
        }
        Instant now = query.now();
        if (query.kind() == Lease6Query.Kind.RELEASE) {
            return new Decision(
                    new Lease6Answer.Noted(row.address() + " was released"),
                    List.of(row.ended(Lease.State.RELEASED, now, now)));
        }
        Network6.Range pool = query.v6().pool();
        long most = pool == null ? 1 : Math.max(1, pool.size() / 4);
        return table.count(query.network().id(), Lease.State.DECLINED, now) >= most
                ? new Decision(
                        new Lease6Answer.Noted(row.address() + " was declined and is free again: " + most
                                + " addresses are kept back already"),
                        List.of(row.ended(Lease.State.RELEASED, now, now)))
                : new Decision(
                        new Lease6Answer.Noted(row.address() + " was declined by " + query.mac() + ", kept back for "
                                + LeaseDesk.QUARANTINE.toMinutes() + " min. Another machine uses it"),
                        List.of(row.ended(Lease.State.DECLINED, now, now.plus(LeaseDesk.QUARANTINE))));
    }

    /** The address it had, was offered, or names, where it may have that; else a free one. */
    private @Nullable Ipv6Address choose(Lease6Query query) {
        long network = query.network().id();
        Lease6.Client client = Lease6.Client.of(query);
        Ipv6Address before = table.last(network, client);
        if (before != null && mayHave(query, before)) {
            return before;
        }
        Ipv6Address offered = table.offered(network, client, query.now());
        if (offered != null && mayHave(query, offered)) {
            return offered;
        }
        if (query.wanted() != null && mayHave(query, query.wanted())) {
            return query.wanted();
        }
        Network6.Range pool = query.v6().pool();
        if (pool == null) {
            return null;
        }
        long size = pool.size();
        long start = Math.floorMod(client.hashCode() * 0x9E3779B97F4A7C15L >>> 1, size);
        for (long i = 0; i < Math.min(size, TRIES); i++) {
            long place = start >= size - i ? start - (size - i) : start + i;
            Ipv6Address address = pool.from().plus(place);
            if (mayHave(query, address)) {
                return address;
            }
        }
        return null;
    }

    private boolean mayHave(Lease6Query query, Ipv6Address address) {
        return query.v6().isPoolAddress(address)
                && query.v6().prefix().contains(address)
                && table.isFreeFor(query.network().id(), Lease6.Client.of(query), address, query.now());
    }

    private Lease6Answer exhausted(Lease6Query query) {
        Network6.Range pool = query.v6().pool();
        return new Lease6Answer.Exhausted(
                pool == null
                        ? query.network().name() + " has no IPv6 pool"
                        : "no address of " + pool.from() + " to " + pool.to() + " is free: "
                                + table.count(query.network().id(), Lease.State.BOUND, query.now()) + " are leased, "
                                + table.count(query.network().id(), Lease.State.DECLINED, query.now()) + " declined");
    }

    private static Lease6Answer notOnLink(Lease6Query query, Ipv6Address address) {
        return new Lease6Answer.NotOnLink(
                address,
                address + " is not of " + query.network().name() + " ("
                        + query.v6().prefix() + ")");
    }
}
