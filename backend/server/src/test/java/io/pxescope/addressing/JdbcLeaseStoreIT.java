package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.HOUR;
import static io.pxescope.addressing.Lab.NOON;
import static io.pxescope.addressing.Lab.client;
import static io.pxescope.addressing.Lab.discover;
import static io.pxescope.addressing.Lab.ip;
import static io.pxescope.addressing.Lab.mac;
import static io.pxescope.addressing.Lab.release;
import static io.pxescope.addressing.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import io.pxescope.responder.ClientKey;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import io.pxescope.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Leases in PostgreSQL: what is answered is on disk, and a new book on the same database knows it. */
@Timeout(120)
class JdbcLeaseStoreIT {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    private final JdbcLeaseStore store = new JdbcLeaseStore(jdbc);
    private final List<DurableLeaseBook> books = new ArrayList<>();
    private final Network network = Lab.network(10, 200);

    @BeforeEach
    void network() {
        jdbc.update("INSERT INTO network (id, name, subnet, mode, answer, lease_seconds)"
                + " VALUES (1, 'lab', '10.0.0.0/24', 'AUTHORITATIVE', 'ALL', 3600)");
    }

    @AfterEach
    void stop() {
        books.forEach(DurableLeaseBook::stop);
    }

    private DurableLeaseBook book() {
        DurableLeaseBook book = new DurableLeaseBook(store, Reservations.NONE, Clock.fixed(NOON, ZoneOffset.UTC));
        books.add(book);
        book.start();
        return book;
    }

    private static LeaseAnswer ask(LeaseBook book, LeaseQuery query) throws Exception {
        return book.answer(query).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Lease lease(int number, String address, Lease.State state, Instant expires) {
        return new Lease(
                1,
                ip(address),
                client(number),
                mac(number),
                (long) number,
                state,
                NOON.minusSeconds(60),
                NOON,
                expires);
    }

    @Test
    void readsBackWhatItWrote() {
        Lease bound = lease(1, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR));
        Lease declined = new Lease(
                1,
                ip("10.0.0.11"),
                new ClientKey("id:00ff"),
                mac(2),
                null,
                Lease.State.DECLINED,
                NOON,
                NOON,
                NOON.plus(HOUR));

        assertThat(store.write(List.of(declined, bound))).containsExactlyInAnyOrder(ip("10.0.0.10"), ip("10.0.0.11"));

        assertThat(store.all()).containsExactlyInAnyOrder(bound, declined);
        assertThat(store.at(List.of(ip("10.0.0.11"), ip("10.0.0.99")))).containsExactly(declined);
    }

    @Test
    void passesOverAnAddressThatAnotherClientHolds() {
        store.write(List.of(lease(1, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR))));

        assertThat(store.write(List.of(
                        lease(2, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR)),
                        lease(2, "10.0.0.11", Lease.State.BOUND, NOON.plus(HOUR)))))
                .containsExactly(ip("10.0.0.11"));
        assertThat(store.write(List.of(lease(2, "10.0.0.10", Lease.State.RELEASED, NOON))))
                .isEmpty();
    }

    @Test
    void takesOverAnAddressThatExpired() {
        store.write(List.of(lease(1, "10.0.0.10", Lease.State.BOUND, NOON)));

        assertThat(store.write(List.of(lease(2, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR)))))
                .containsExactly(ip("10.0.0.10"));
    }

    @Test
    void letsAMachineComeBackUnderAnotherClientIdentifier() {
        store.write(List.of(lease(1, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR))));
        Lease system = new Lease(
                1,
                ip("10.0.0.10"),
                new ClientKey("id:ff01"),
                mac(1),
                null,
                Lease.State.BOUND,
                NOON,
                NOON,
                NOON.plus(HOUR));

        assertThat(store.write(List.of(system))).containsExactly(ip("10.0.0.10"));
    }

    @Test
    void writesNothingForANetworkThatIsNoMore() {
        jdbc.update("DELETE FROM network");

        assertThat(store.write(List.of(lease(1, "10.0.0.10", Lease.State.BOUND, NOON.plus(HOUR)))))
                .isEmpty();
    }

    @Test
    void keepsLeasesOverARestart() throws Exception {
        DurableLeaseBook before = book();
        Ipv4Address address = ((LeaseAnswer.Held) ask(before, discover(network, 1, NOON))).address();
        assertThat(ask(before, request(network, 1, address, ClientState.SELECTING, NOON)))
                .isEqualTo(new LeaseAnswer.Held(address, HOUR));

        // Not stopped: the process was killed.
        DurableLeaseBook after = book();

        assertThat(after.holderOf(address)).isEqualTo(mac(1));
        assertThat(after.addressOf(mac(1))).isEqualTo(address);
        assertThat(ask(after, request(network, 2, address, ClientState.SELECTING, NOON)))
                .isInstanceOf(LeaseAnswer.NotYours.class);
        assertThat(ask(after, request(network, 1, address, ClientState.INIT_REBOOT, NOON)))
                .isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void keepsDeclinesAndReleasesOverARestart() throws Exception {
        DurableLeaseBook before = book();
        ask(before, request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON));
        ask(before, Lab.decline(network, 1, ip("10.0.0.10"), NOON));
        ask(before, request(network, 2, ip("10.0.0.11"), ClientState.SELECTING, NOON));
        ask(before, release(network, 2, ip("10.0.0.11"), NOON));

        DurableLeaseBook after = book();

        assertThat(ask(after, request(network, 3, ip("10.0.0.10"), ClientState.SELECTING, NOON)))
                .isInstanceOf(LeaseAnswer.NotYours.class);
        assertThat(after.holderOf(ip("10.0.0.11"))).isNull();
        assertThat(ask(after, discover(network, 2, NOON))).isEqualTo(new LeaseAnswer.Held(ip("10.0.0.11"), HOUR));
    }

    @Test
    void leasesToSixtyFourClientsAtOnceWithoutSharing() throws Exception {
        DurableLeaseBook book = book();
        List<CompletableFuture<LeaseAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int number = i;
            answers.add(book.answer(discover(network, number, NOON))
                    .thenCompose(offer -> book.answer(request(
                            network, number, ((LeaseAnswer.Held) offer).address(), ClientState.SELECTING, NOON)))
                    .toCompletableFuture());
        }

        Set<Ipv4Address> leased = new HashSet<>();
        for (CompletableFuture<LeaseAnswer> answer : answers) {
            leased.add(((LeaseAnswer.Held) answer.get(60, TimeUnit.SECONDS)).address());
        }
        assertThat(leased).hasSize(64);
        assertThat(store.all()).hasSize(64);
    }

    @Test
    void twoNodesNeverLeaseOneAddressTwice() throws Exception {
        DurableLeaseBook one = book();
        DurableLeaseBook two = book();

        LeaseAnswer first = ask(one, request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON));
        LeaseAnswer second = ask(two, request(network, 2, ip("10.0.0.10"), ClientState.SELECTING, NOON));

        assertThat(first).isInstanceOf(LeaseAnswer.Held.class);
        assertThat(second).isEqualTo(new LeaseAnswer.NotYours("10.0.0.10 was leased by another node meanwhile"));
        assertThat(two.holderOf(ip("10.0.0.10"))).isEqualTo(mac(1));
    }
}
