package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.NOON;
import static io.pxescope.addressing.Lab.client;
import static io.pxescope.addressing.Lab.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clients send in whatever order, and whenever the rows reach the disk: no two ever hold one address. */
class LeasePropertyTest {

    private static final int CLIENTS = 14;
    private static final int STEPS = 20_000;

    private record Holding(int client, Instant until) {}

    private static final Holding NOBODY = new Holding(-1, NOON);

    private record Queued(int client, LeaseQuery query, LeaseDecision.Write write) {}

    private final Network network = Lab.network(10, 17);
    private final LeaseTable table = new LeaseTable();
    private final LeaseDesk desk = new LeaseDesk(table, LeasePropertyTest::reservedFor);
    private final Map<Ipv4Address, Holding> holdings = new HashMap<>();
    private final Map<Integer, Ipv4Address> known = new HashMap<>();
    private final Map<Integer, LeaseQuery> latest = new HashMap<>();
    private final MemoryLeaseStore store = new MemoryLeaseStore();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private Instant now = NOON;

    /** Clients 0 and 1 are hosts, with addresses inside the range. */
    private static @Nullable Long reservedFor(Ipv4Address address) {
        int last = address.bits() & 0xff;
        return last == 12 ? Long.valueOf(0) : last == 13 ? Long.valueOf(1) : null;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122, -7})
    void noTwoClientsEverHoldOneAddress(long seed) {
        Random random = new Random(seed);
        int granted = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(20));
            if (random.nextInt(200) == 0) {
                now = now.plusSeconds(random.nextInt(7200));
            }
            int number = random.nextInt(CLIENTS);
            LeaseQuery query = query(random, number);
            givesUp(number, query);
            LeaseDecision decision = desk.decide(query);
            if (decision instanceof LeaseDecision.Write write) {
                queue.add(new Queued(number, query, write));
            } else {
                granted += heard(number, query, ((LeaseDecision.Answer) decision).answer());
            }
            while (!queue.isEmpty() && random.nextInt(3) > 0) {
                Queued next = queue.remove();
                granted += written(next, random.nextInt(20) == 0);
            }
        }
        assertThat(granted).isGreaterThan(STEPS / 20);
    }

    private int written(Queued next, boolean databaseDown) {
        List<Lease> rows = next.write().rows();
        if (databaseDown) {
            table.settle(rows, List.of(), now);
            return 0;
        }
        Set<Ipv4Address> written = store.write(rows);
        table.settle(rows, store.at(rows.stream().map(Lease::address).toList()), now);
        return written.contains(rows.get(0).address())
                ? heard(next.client(), next.query(), next.write().whenWritten())
                : 0;
    }

    private LeaseQuery query(Random random, int number) {
        @Nullable Long host = number < 2 ? Long.valueOf(number) : null;
        @Nullable Ipv4Address reserved = number < 2 ? new Ipv4Address(0x0a00000c + number) : null;
        Ipv4Address own = known.get(number);
        Ipv4Address address =
                own != null && random.nextInt(4) > 0 ? own : new Ipv4Address(0x0a000000 + 8 + random.nextInt(12));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                return new LeaseQuery.Offer(
                        network,
                        client(number),
                        mac(number),
                        host,
                        random.nextBoolean() ? address : null,
                        reserved,
                        now);
            }
            case 8 -> {
                return new LeaseQuery.Release(network, client(number), mac(number), address, now);
            }
            case 9 -> {
                return new LeaseQuery.Decline(network, client(number), mac(number), address, now);
            }
            default -> {
                ClientState state = ClientState.values()[random.nextInt(4)];
                return new LeaseQuery.Commit(network, client(number), mac(number), host, address, reserved, state, now);
            }
        }
    }

    /** A client that releases, declines, or asks for another address uses its old one no longer. */
    private void givesUp(int number, LeaseQuery query) {
        boolean asksForIt = query instanceof LeaseQuery.Offer
                || query instanceof LeaseQuery.Commit commit
                        && holdings.getOrDefault(commit.address(), NOBODY).client() == number;
        latest.put(number, query);
        if (!asksForIt) {
            holdings.values().removeIf(holding -> holding.client() == number);
        }
    }

    /** What the client believes after our answer, unless its xid is another by now; its lease counts from the asking. */
    private int heard(int number, LeaseQuery query, LeaseAnswer answer) {
        if (latest.get(number) != query) {
            return 0;
        }
        if (query instanceof LeaseQuery.Offer && answer instanceof LeaseAnswer.Held offered) {
            assertHeldByNobodyElse(number, offered.address(), query);
            known.put(number, offered.address());
            return 0;
        }
        if (query instanceof LeaseQuery.Commit commit && answer instanceof LeaseAnswer.Held held) {
            assertThat(held.address()).isEqualTo(commit.address());
            assertHeldByNobodyElse(number, held.address(), query);
            Long owner = reservedFor(held.address());
            assertThat(owner == null || owner == number).isTrue();
            holdings.put(held.address(), new Holding(number, commit.now().plus(held.lease())));
            return 1;
        }
        return 0;
    }

    private void assertHeldByNobodyElse(int number, Ipv4Address address, LeaseQuery query) {
        Holding holding = holdings.get(address);
        assertThat(holding == null
                        || holding.client() == number
                        || !LeaseDesk.now(query).isBefore(holding.until()))
                .as("%s at %s for client %s, held by %s", query, now, number, holding)
                .isTrue();
    }
}
