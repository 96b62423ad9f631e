package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.NOON;
import static io.pxescope.addressing.Lab.client;
import static io.pxescope.addressing.Lab.decline;
import static io.pxescope.addressing.Lab.discover;
import static io.pxescope.addressing.Lab.ip;
import static io.pxescope.addressing.Lab.mac;
import static io.pxescope.addressing.Lab.release;
import static io.pxescope.addressing.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.responder.ClientKey;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of RFC 2131 section 4.3, each on its own. */
class LeaseDeskTest {

    private final Map<Ipv4Address, Long> reserved = new HashMap<>();
    private final LeaseTable table = new LeaseTable();
    private final LeaseDesk desk = new LeaseDesk(table, reserved::get);
    private final Network network = Lab.network(10, 14);

    /** Decides, and commits at once what must be written. */
    private LeaseAnswer ask(LeaseQuery query) {
        LeaseDecision decision = desk.decide(query);
        if (decision instanceof LeaseDecision.Write write) {
            table.settle(write.rows(), write.rows(), LeaseDesk.now(query));
            return write.whenWritten();
        }
        return ((LeaseDecision.Answer) decision).answer();
    }

    private Ipv4Address held(LeaseQuery query) {
        LeaseAnswer answer = ask(query);
        assertThat(answer).isInstanceOf(LeaseAnswer.Held.class);
        return ((LeaseAnswer.Held) answer).address();
    }

    private Ipv4Address lease(int number, Instant now) {
        Ipv4Address offered = held(discover(network, number, now));
        assertThat(held(request(network, number, offered, ClientState.SELECTING, now)))
                .isEqualTo(offered);
        return offered;
    }

    @Test
    void repeatsItsOfferToTheSameClient() {
        Ipv4Address first = held(discover(network, 1, NOON));

        for (int i = 1; i <= 20; i++) {
            assertThat(held(discover(network, 1, NOON.plusSeconds(i)))).isEqualTo(first);
        }
    }

    @Test
    void offersDifferentAddressesToDifferentClients() {
        Set<Ipv4Address> offered = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            offered.add(held(discover(network, i, NOON)));
        }
        assertThat(offered).hasSize(5);
    }

    @Test
    void offersTheAddressAskedForWhenItIsFree() {
        assertThat(held(discover(network, 1, ip("10.0.0.13"), NOON))).isEqualTo(ip("10.0.0.13"));
    }

    @Test
    void offersAnotherAddressWhenTheOneAskedForIsInUseOrOfNoRange() {
        Ipv4Address taken = lease(1, NOON);

        assertThat(held(discover(network, 2, taken, NOON))).isNotEqualTo(taken);
        assertThat(held(discover(network, 3, ip("10.0.0.200"), NOON))).isNotEqualTo(ip("10.0.0.200"));
        assertThat(held(discover(network, 4, ip("192.168.9.9"), NOON))).isNotEqualTo(ip("192.168.9.9"));
    }

    @Test
    void forgetsAnOfferThatWasNotRequested() {
        Network one = Lab.network(10, 10);
        held(discover(one, 1, NOON));
        assertThat(ask(discover(one, 2, NOON.plusSeconds(44)))).isInstanceOf(LeaseAnswer.Exhausted.class);

        assertThat(held(discover(one, 2, NOON.plusSeconds(45)))).isEqualTo(ip("10.0.0.10"));
    }

    @Test
    void neverLeasesAnAddressOfSomebodyElse() {
        Ipv4Address taken = lease(1, NOON);

        for (ClientState state : ClientState.values()) {
            assertThat(ask(request(network, 2, taken, state, NOON))).isInstanceOf(LeaseAnswer.NotYours.class);
        }
    }

    @Test
    void neverLeasesAnAddressThatIsOfferedToSomebodyElse() {
        Ipv4Address offered = held(discover(network, 1, NOON));

        assertThat(ask(request(network, 2, offered, ClientState.SELECTING, NOON)))
                .isInstanceOf(LeaseAnswer.NotYours.class);
    }

    @Test
    void leasesAFreeAddressThoughTheOfferWasLostInARestart() {
        assertThat(held(request(network, 1, ip("10.0.0.12"), ClientState.SELECTING, NOON)))
                .isEqualTo(ip("10.0.0.12"));
    }

    @Test
    void renewsAfterTheRecordsWereLostWhenTheAddressIsFree() {
        assertThat(held(request(network, 1, ip("10.0.0.12"), ClientState.RENEWING, NOON)))
                .isEqualTo(ip("10.0.0.12"));
        assertThat(held(request(network, 2, ip("10.0.0.13"), ClientState.REBINDING, NOON)))
                .isEqualTo(ip("10.0.0.13"));
    }

    @Test
    void knowsNothingOfAClientThatRebootsWithoutARecord() {
        assertThat(ask(request(network, 1, ip("10.0.0.12"), ClientState.INIT_REBOOT, NOON)))
                .isInstanceOf(LeaseAnswer.Unknown.class);
    }

    @Test
    void confirmsAClientThatRebootsWithItsAddress() {
        Ipv4Address address = lease(1, NOON);

        assertThat(held(request(network, 1, address, ClientState.INIT_REBOOT, NOON.plusSeconds(600))))
                .isEqualTo(address);
    }

    @Test
    void refusesAClientThatRebootsWithAnotherAddressThanItsOwn() {
        Ipv4Address address = lease(1, NOON);
        Ipv4Address other = address.equals(ip("10.0.0.12")) ? ip("10.0.0.13") : ip("10.0.0.12");

        assertThat(ask(request(network, 1, other, ClientState.INIT_REBOOT, NOON)))
                .isEqualTo(new LeaseAnswer.NotYours(other + " was asked for, but this client's address is " + address));
    }

    @Test
    void refusesAnAddressOfAnotherNetwork() {
        assertThat(ask(request(network, 1, ip("192.168.1.5"), ClientState.INIT_REBOOT, NOON)))
                .isInstanceOf(LeaseAnswer.NotYours.class);
        assertThat(ask(request(network, 1, ip("10.0.0.255"), ClientState.REBINDING, NOON)))
                .isInstanceOf(LeaseAnswer.NotYours.class);
    }

    @Test
    void refusesToRenewOutsideTheRangesOfToday() {
        lease(1, NOON);
        Ipv4Address address = held(discover(network, 1, NOON));
        Network moved = Lab.network(100, 110);

        assertThat(ask(request(moved, 1, address, ClientState.RENEWING, NOON.plusSeconds(1800))))
                .isEqualTo(new LeaseAnswer.NotYours(address + " is in no range of lab"));
    }

    @Test
    void answersARepeatedRequestWithoutWritingAgain() {
        Ipv4Address address = lease(1, NOON);

        LeaseDecision repeated = desk.decide(request(network, 1, address, ClientState.SELECTING, NOON.plusSeconds(20)));
        LeaseDecision renewed = desk.decide(request(network, 1, address, ClientState.RENEWING, NOON.plusSeconds(1800)));

        assertThat(repeated).isEqualTo(new LeaseDecision.Answer(new LeaseAnswer.Held(address, Lab.HOUR)));
        assertThat(renewed).isInstanceOf(LeaseDecision.Write.class);
    }

    @Test
    void keepsTheRowInForceForAsLongAsTheClientMayCount() {
        Ipv4Address address = lease(1, NOON);
        Instant repeated = NOON.plusSeconds(30);
        held(request(network, 1, address, ClientState.SELECTING, repeated));

        Lease row = table.at(address);
        assertThat(row).isNotNull();
        assertThat(row.expires()).isAfterOrEqualTo(repeated.plus(Lab.HOUR));
    }

    @Test
    void givesTwoLeasesToTwoClientIdentifiersOfOneCard() {
        ClientKey rom = new ClientKey("id:00aa");
        ClientKey system = new ClientKey("id:ff01");
        Ipv4Address first = held(new LeaseQuery.Offer(network, rom, mac(1), null, null, null, NOON));
        held(new LeaseQuery.Commit(network, rom, mac(1), null, first, null, ClientState.SELECTING, NOON));

        Ipv4Address second = held(new LeaseQuery.Offer(network, system, mac(1), null, null, null, NOON));
        held(new LeaseQuery.Commit(network, system, mac(1), null, second, null, ClientState.SELECTING, NOON));

        assertThat(second).isNotEqualTo(first);
        assertThat(table.at(first)).isNotNull().matches(row -> row.heldBy(rom, NOON));
        assertThat(table.at(second)).isNotNull().matches(row -> row.heldBy(system, NOON));
    }

    @Test
    void comesBackToItsAddressAfterARelease() {
        Ipv4Address address = lease(1, NOON);
        assertThat(ask(release(network, 1, address, NOON))).isInstanceOf(LeaseAnswer.Noted.class);
        assertThat(table.holderOf(address)).isNull();

        assertThat(held(discover(network, 1, NOON.plusSeconds(5)))).isEqualTo(address);
    }

    @Test
    void freesNothingForAStranger() {
        Ipv4Address address = lease(1, NOON);

        assertThat(ask(release(network, 2, address, NOON))).isInstanceOf(LeaseAnswer.NotYours.class);
        assertThat(table.holderOf(address)).isEqualTo(mac(1));
    }

    @Test
    void saysInNumbersThatThePoolIsExhaustedAndAReleaseEndsIt() {
        for (int i = 0; i < 5; i++) {
            lease(i, NOON);
        }
        assertThat(ask(discover(network, 9, NOON)))
                .isEqualTo(
                        new LeaseAnswer.Exhausted("all 5 addresses of lab are leased; the next is free at 13:00 UTC"));

        Ipv4Address freed = table.addressOf(mac(3));
        assertThat(freed).isNotNull();
        ask(release(network, 3, freed, NOON));

        assertThat(held(discover(network, 9, NOON))).isEqualTo(freed);
    }

    @Test
    void saysHowManyAddressesAreReserved() {
        Network two = Lab.network(10, 11);
        reserved.put(ip("10.0.0.10"), 7L);
        held(discover(two, 1, NOON));

        assertThat(ask(discover(two, 2, NOON)))
                .isEqualTo(new LeaseAnswer.Exhausted(
                        "all 2 addresses of lab are leased (1) or reserved (1);" + " the next is free at 12:00 UTC"));
    }

    @Test
    void leasesAgainWhatExpired() {
        Network one = Lab.network(10, 10);
        held(request(one, 1, ip("10.0.0.10"), ClientState.SELECTING, NOON));

        assertThat(ask(discover(one, 2, NOON.plus(Lab.HOUR)))).isInstanceOf(LeaseAnswer.Exhausted.class);
        assertThat(held(discover(one, 2, NOON.plus(Lab.HOUR).plusSeconds(30)))).isEqualTo(ip("10.0.0.10"));
    }

    @Test
    void keepsADeclinedAddressBackFromEverybody() {
        Ipv4Address address = lease(1, NOON);
        assertThat(ask(decline(network, 1, address, NOON))).isInstanceOf(LeaseAnswer.Noted.class);

        for (int i = 1; i <= 4; i++) {
            assertThat(lease(i, NOON.plusSeconds(60))).isNotEqualTo(address);
        }
        assertThat(ask(request(network, 1, address, ClientState.INIT_REBOOT, NOON.plusSeconds(60))))
                .isInstanceOf(LeaseAnswer.NotYours.class);
        assertThat(held(discover(network, 9, address, NOON.plus(LeaseDesk.QUARANTINE))))
                .isEqualTo(address);
    }

    @Test
    void letsNoStrangerDecline() {
        for (int i = 10; i <= 14; i++) {
            assertThat(ask(decline(network, 100 + i, ip("10.0.0." + i), NOON)))
                    .isInstanceOf(LeaseAnswer.NotYours.class);
        }
        assertThat(table.pool(network, NOON).takenCount()).isZero();
    }

    @Test
    void keepsBackNoMoreThanAQuarterOfThePool() {
        Network eight = Lab.network(10, 17);
        for (int i = 0; i < 8; i++) {
            Ipv4Address address = held(discover(eight, i, NOON));
            held(request(eight, i, address, ClientState.SELECTING, NOON));
            assertThat(ask(decline(eight, i, address, NOON))).isInstanceOf(LeaseAnswer.Noted.class);
        }
        assertThat(table.declinedOn(1, NOON)).isEqualTo(2);
        assertThat(ask(discover(eight, 99, NOON))).isInstanceOf(LeaseAnswer.Held.class);
    }

    private static LeaseQuery hostDiscovers(Network network, ClientKey client, MacAddress mac, Ipv4Address reserved) {
        return new LeaseQuery.Offer(network, client, mac, 7L, ip("10.0.0.14"), reserved, NOON);
    }

    private static LeaseQuery hostRequests(
            Network network,
            ClientKey client,
            MacAddress mac,
            Ipv4Address address,
            @Nullable Ipv4Address reserved,
            ClientState state) {
        return new LeaseQuery.Commit(network, client, mac, 7L, address, reserved, state, NOON);
    }

    @Test
    void givesAHostItsReservedAddressWhateverItAskedFor() {
        assertThat(held(hostDiscovers(network, client(1), mac(1), ip("10.0.0.12"))))
                .isEqualTo(ip("10.0.0.12"));
        assertThat(held(hostDiscovers(network, client(1), mac(1), ip("10.0.0.200"))))
                .as("outside the ranges")
                .isEqualTo(ip("10.0.0.200"));
        assertThat(ask(hostRequests(
                        network, client(1), mac(1), ip("10.0.0.14"), ip("10.0.0.12"), ClientState.INIT_REBOOT)))
                .isEqualTo(
                        new LeaseAnswer.NotYours("10.0.0.14 was asked for, but 10.0.0.12 is reserved for this host"));
        assertThat(held(hostRequests(
                        network, client(1), mac(1), ip("10.0.0.12"), ip("10.0.0.12"), ClientState.INIT_REBOOT)))
                .isEqualTo(ip("10.0.0.12"));
    }

    @Test
    void givesNobodyElseAReservedAddressOfARange() {
        reserved.put(ip("10.0.0.12"), 7L);

        assertThat(held(discover(network, 1, ip("10.0.0.12"), NOON))).isNotEqualTo(ip("10.0.0.12"));
        assertThat(ask(request(network, 2, ip("10.0.0.12"), ClientState.SELECTING, NOON)))
                .isEqualTo(new LeaseAnswer.NotYours("10.0.0.12 is reserved for another host"));
        for (int i = 1; i <= 4; i++) {
            assertThat(lease(i, NOON)).isNotEqualTo(ip("10.0.0.12"));
        }
        assertThat(ask(discover(network, 9, NOON))).isInstanceOf(LeaseAnswer.Exhausted.class);
    }

    @Test
    void givesTheReservedAddressToWhicheverClientIdentifierTheHostShows() {
        Ipv4Address address = ip("10.0.0.12");
        ClientKey rom = new ClientKey("id:00aa");
        ClientKey system = new ClientKey("id:ff01");
        held(hostDiscovers(network, rom, mac(1), address));
        held(hostRequests(network, rom, mac(1), address, address, ClientState.SELECTING));

        assertThat(held(hostDiscovers(network, system, mac(1), address))).isEqualTo(address);
        assertThat(held(hostRequests(network, system, mac(1), address, address, ClientState.SELECTING)))
                .isEqualTo(address);
        assertThat(table.at(address)).isNotNull().matches(row -> row.heldBy(system, NOON));
    }

    @Test
    void waitsForAnotherMachineToLeaveAnAddressThatWasReservedLater() {
        Ipv4Address taken = lease(1, NOON);
        reserved.put(taken, 7L);

        Ipv4Address meanwhile = held(hostDiscovers(network, client(2), mac(2), taken));
        assertThat(meanwhile).isNotEqualTo(taken);
        assertThat(ask(request(network, 1, taken, ClientState.RENEWING, NOON)))
                .isEqualTo(new LeaseAnswer.NotYours(taken + " is reserved for another host"));

        ask(release(network, 1, taken, NOON));
        assertThat(held(hostDiscovers(network, client(2), mac(2), taken))).isEqualTo(taken);
    }

    @Test
    void givesTheSecondCardOfAHostAnAddressOfThePoolWhileTheFirstHoldsTheReservation() {
        Ipv4Address address = ip("10.0.0.12");
        reserved.put(address, 7L);
        held(hostRequests(network, client(1), mac(1), address, address, ClientState.SELECTING));

        assertThat(held(hostDiscovers(network, client(2), mac(2), address))).isNotEqualTo(address);
    }

    @Test
    void letsTheReservationFollowTheCardThatAskedLastWhereThereIsNoPool() {
        Network bare = Lab.network(1, "lab", "10.0.0.0/24", List.of());
        Ipv4Address address = ip("10.0.0.12");
        held(hostRequests(bare, client(1), mac(1), address, address, ClientState.SELECTING));

        assertThat(held(hostDiscovers(bare, client(2), mac(2), address))).isEqualTo(address);
        assertThat(ask(discover(bare, 3, NOON)))
                .isEqualTo(new LeaseAnswer.Exhausted(
                        "lab has no range to give addresses from;" + " add one, or reserve an address for this host"));
    }

    @Test
    void takesBackAStrangersOfferForAKnownHost() {
        for (int i = 100; i < 5100; i++) {
            ask(discover(network, i, NOON));
        }
        LeaseQuery known = new LeaseQuery.Offer(network, client(1), mac(1), 7L, null, null, NOON);
        Ipv4Address address = held(known);

        for (int i = 100; i < 5100; i++) {
            ask(discover(network, i, NOON));
        }
        assertThat(held(new LeaseQuery.Commit(
                        network, client(1), mac(1), 7L, address, null, ClientState.SELECTING, NOON)))
                .isEqualTo(address);
    }

    @Test
    void givesUpTheOldLeaseOfAClientThatTakesAnother() {
        Ipv4Address first = lease(1, NOON);
        Ipv4Address second = first.equals(ip("10.0.0.12")) ? ip("10.0.0.13") : ip("10.0.0.12");

        held(request(network, 1, second, ClientState.SELECTING, NOON.plusSeconds(100)));

        assertThat(table.holderOf(first)).isNull();
        assertThat(table.addressOf(mac(1))).isEqualTo(second);
    }

    @Test
    void forgetsTheLeasesOfNetworksThatAreNoMore() {
        Ipv4Address address = lease(1, NOON);

        table.retainNetworks(List.of(2L));

        assertThat(table.holderOf(address)).isNull();
        assertThat(table.addressOf(mac(1))).isNull();
        assertThat(table.of(1, client(1))).isNull();
    }

    @Test
    void leasesForTheTimeOfTheNetwork() {
        assertThat(ask(request(network, 1, ip("10.0.0.12"), ClientState.SELECTING, NOON)))
                .isEqualTo(new LeaseAnswer.Held(ip("10.0.0.12"), Duration.ofHours(1)));
    }
}
