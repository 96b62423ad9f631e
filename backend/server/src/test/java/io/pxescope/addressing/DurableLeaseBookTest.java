package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.NOON;
import static io.pxescope.addressing.Lab.client;
import static io.pxescope.addressing.Lab.discover;
import static io.pxescope.addressing.Lab.ip;
import static io.pxescope.addressing.Lab.mac;
import static io.pxescope.addressing.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableLeaseBookTest {

    private final MemoryLeaseStore store = new MemoryLeaseStore();
    private final DurableLeaseBook book =
            new DurableLeaseBook(store, Reservations.NONE, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Network network = Lab.network(10, 200);

    @AfterEach
    void stop() {
        store.permits.release(1_000_000);
        book.stop();
    }

    private CompletableFuture<LeaseAnswer> ask(LeaseQuery query) {
        return book.answer(query).toCompletableFuture();
    }

    private LeaseAnswer answer(LeaseQuery query) throws Exception {
        return ask(query).get(30, TimeUnit.SECONDS);
    }

    private Ipv4Address offered(int number) throws Exception {
        return ((LeaseAnswer.Held) answer(discover(network, number, NOON))).address();
    }

    @Test
    void answersARequestOnlyAfterItsRowIsCommitted() throws Exception {
        book.start();
        store.permits.drainPermits();
        CompletableFuture<LeaseAnswer> pending = ask(request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON));
        assertThat(pending).isNotDone();
        assertThat(book.holderOf(ip("10.0.0.10"))).isNull();

        store.permits.release();

        assertThat(pending.get(30, TimeUnit.SECONDS)).isInstanceOf(LeaseAnswer.Held.class);
        assertThat(store.rows).containsOnlyKeys(ip("10.0.0.10"));
        assertThat(book.holderOf(ip("10.0.0.10"))).isEqualTo(mac(1));
        assertThat(book.addressOf(mac(1))).isEqualTo(ip("10.0.0.10"));
    }

    @Test
    void commitsClientsThatWaitTogether() throws Exception {
        book.start();
        store.permits.drainPermits();
        List<CompletableFuture<LeaseAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(ask(request(network, i, offered(i), ClientState.SELECTING, NOON)));
        }
        store.permits.release(64);

        Set<Ipv4Address> leased = new HashSet<>();
        for (CompletableFuture<LeaseAnswer> answer : answers) {
            leased.add(((LeaseAnswer.Held) answer.get(30, TimeUnit.SECONDS)).address());
        }
        assertThat(leased).hasSize(64);
        assertThat(store.batchCount()).isLessThanOrEqualTo(2);
    }

    @Test
    void triesAWriteAgainAndThenAnswers() throws Exception {
        book.start();
        store.failNext(2);

        assertThat(answer(request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON)))
                .isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void saysThatItIsUnavailableWhileTheDatabaseIsDownAndRecovers() throws Exception {
        book.start();
        store.failNext(1000);

        assertThat(answer(request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON)))
                .isEqualTo(new LeaseAnswer.Unavailable("the lease could not be written: connection refused"));
        assertThat(book.holderOf(ip("10.0.0.10"))).isNull();
        assertThat(answer(discover(network, 1, NOON))).isInstanceOf(LeaseAnswer.Held.class);

        store.failNext(0);
        assertThat(answer(request(network, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON)))
                .isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void answersNobodyBeforeTheLeasesAreRead() throws Exception {
        assertThat(answer(discover(network, 1, NOON))).isInstanceOf(LeaseAnswer.Unavailable.class);
    }

    @Test
    void readsTheLeasesAgainAndAgainUntilItSucceeds() throws Exception {
        store.failNext(3);
        book.start();

        LeaseAnswer answer = answer(discover(network, 1, NOON));
        while (answer instanceof LeaseAnswer.Unavailable) {
            Thread.onSpinWait();
            answer = answer(discover(network, 1, NOON));
        }
        assertThat(answer).isInstanceOf(LeaseAnswer.Held.class);
    }

    @Test
    void seesAfterARestartWhatWasCommitted() throws Exception {
        book.start();
        Ipv4Address address = offered(1);
        answer(request(network, 1, address, ClientState.SELECTING, NOON));
        book.stop();

        DurableLeaseBook next = new DurableLeaseBook(store, Reservations.NONE, Clock.fixed(NOON, ZoneOffset.UTC));
        next.start();

        assertThat(next.holderOf(address)).isEqualTo(mac(1));
        assertThat(next.answer(request(network, 2, address, ClientState.SELECTING, NOON)))
                .isCompletedWithValueMatching(LeaseAnswer.NotYours.class::isInstance);
        next.stop();
    }

    @Test
    void learnsOfALeaseThatAnotherNodeWrote() throws Exception {
        book.start();
        Ipv4Address address = offered(1);
        store.rows.put(
                address,
                new Lease(1, address, client(9), mac(9), null, Lease.State.BOUND, NOON, NOON, NOON.plus(Lab.HOUR)));

        assertThat(answer(request(network, 1, address, ClientState.SELECTING, NOON)))
                .isEqualTo(new LeaseAnswer.NotYours(address + " was leased by another node meanwhile"));
        assertThat(book.holderOf(address)).isEqualTo(mac(9));
        assertThat(offered(1)).isNotEqualTo(address);
    }
}
