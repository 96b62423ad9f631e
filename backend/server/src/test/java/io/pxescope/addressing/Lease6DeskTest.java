package io.pxescope.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Duid;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query;
import io.pxescope.responder.Lease6Query.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Lease6DeskTest {
    static final Instant NOON = Lab.NOON;
    static final Network6 SIDE = new Network6(
            Ipv6Prefix.parse("2001:db8:77::/64"),
            Network6.Mode.STATEFUL,
            new Network6.Range(Ipv6Address.parse("2001:db8:77::100"), Ipv6Address.parse("2001:db8:77::103")),
            List.of());
    static final Network NETWORK = new Network(
            1,
            "lab",
            Ipv4Subnet.parse("10.0.0.0/24"),
            null,
            null,
            List.of(),
            Network.Mode.AUTHORITATIVE,
            Network.Answer.ALL,
            List.of(),
            Duration.ofMinutes(10),
            SIDE);

    private final Lease6Table table = new Lease6Table();
    private final Lease6Desk desk = new Lease6Desk(table);

    static Lease6Query query(Kind kind, int client, @Nullable Ipv6Address wanted, Instant now) {
        Duid duid = Duid.ofUuid(OctetString.ofHex("%032x".formatted(client)));
        return new Lease6Query(kind, NETWORK, SIDE, duid, client, Lab.mac(client), null, wanted, now);
    }

    private Lease6Answer ask(Kind kind, int client, @Nullable Ipv6Address wanted, Instant now) {
        Lease6Desk.Decision decision = desk.decide(query(kind, client, wanted, now));
        decision.rows().forEach(table::put);
        return decision.answer();
    }

    private Ipv6Address held(Lease6Answer answer) {
        assertThat(answer).isInstanceOf(Lease6Answer.Held.class);
        return ((Lease6Answer.Held) answer).address();
    }

    private Ipv6Address leased(int client, Instant now) {
        return held(ask(Kind.COMMIT, client, held(ask(Kind.OFFER, client, null, now)), now));
    }

    @Test
    void whatIsOfferedIsLeasedAndStaysTheClients() {
        Ipv6Address address = leased(1, NOON);
        assertThat(SIDE.isPoolAddress(address)).isTrue();
        assertThat(leased(1, NOON.plusSeconds(30))).isEqualTo(address);
        assertThat(leased(1, NOON.plus(Duration.ofDays(2)))).isEqualTo(address);
        assertThat(table.ofMachine(Lab.mac(1))).isEqualTo(address);
    }

    @Test
    void noTwoClientsHoldOneAddressAndAFullPoolSaysSo() {
        for (int client = 1; client <= 4; client++) {
            leased(client, NOON);
        }
        assertThat(List.of(1, 2, 3, 4))
                .extracting(client -> leased(client, NOON))
                .doesNotHaveDuplicates();
        assertThat(ask(Kind.OFFER, 5, null, NOON))
                .isInstanceOfSatisfying(
                        Lease6Answer.Exhausted.class,
                        full -> assertThat(full.because()).contains("4 are leased"));
        assertThat(leased(5, NOON.plus(Duration.ofHours(1)))).isNotNull();
    }

    @Test
    void anAddressOfAnotherLinkIsRefusedAndOneTakenIsReplaced() {
        assertThat(ask(Kind.COMMIT, 1, Ipv6Address.parse("2001:db8:1::1"), NOON))
                .isInstanceOf(Lease6Answer.NotOnLink.class);
        Ipv6Address first = leased(1, NOON);
        assertThat(held(ask(Kind.COMMIT, 2, first, NOON))).isNotEqualTo(first);
        assertThat(ask(Kind.EXTEND, 2, first, NOON)).isInstanceOf(Lease6Answer.NoBinding.class);
        assertThat(held(ask(Kind.EXTEND, 1, first, NOON.plusSeconds(300)))).isEqualTo(first);
        assertThat(ask(Kind.EXTEND, 1, null, NOON)).isInstanceOf(Lease6Answer.NoBinding.class);
    }

    @Test
    void whatIsReleasedIsFreeAndWhatIsDeclinedIsKeptBack() {
        Ipv6Address first = leased(1, NOON);
        assertThat(ask(Kind.RELEASE, 2, first, NOON)).isInstanceOf(Lease6Answer.NoBinding.class);
        assertThat(ask(Kind.RELEASE, 1, first, NOON)).isInstanceOf(Lease6Answer.Noted.class);
        assertThat(table.ofMachine(Lab.mac(1))).isNull();
        assertThat(held(ask(Kind.COMMIT, 2, first, NOON))).isEqualTo(first);
        assertThat(ask(Kind.DECLINE, 2, first, NOON)).isInstanceOf(Lease6Answer.Noted.class);
        assertThat(leased(2, NOON)).isNotEqualTo(first);
        assertThat(held(ask(Kind.COMMIT, 3, first, NOON))).isNotEqualTo(first);
        assertThat(held(ask(Kind.COMMIT, 3, first, NOON.plus(Duration.ofHours(2)))))
                .isEqualTo(first);
    }

    @Test
    void anyStormOfClientsNeverLeasesOneAddressTwice() {
        Random random = new Random(8415);
        Map<Ipv6Address, Integer> holders = new HashMap<>();
        Map<Ipv6Address, Instant> until = new HashMap<>();
        Instant now = NOON;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusSeconds(random.nextInt(40));
            int client = random.nextInt(8);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Ipv6Address wanted =
                    random.nextInt(4) == 0 ? null : SIDE.prefix().network().plus(0xfe + random.nextInt(8));
            Lease6Answer answer = ask(kind, client, wanted, now);
            if (answer instanceof Lease6Answer.Held held && kind != Kind.OFFER) {
                Integer before = holders.put(held.address(), client);
                Instant covered = until.put(held.address(), now.plus(held.lease()));
                assertThat(before == null || before == client || !now.isBefore(covered))
                        .isTrue();
                assertThat(SIDE.isPoolAddress(held.address())).isTrue();
            } else if (answer instanceof Lease6Answer.Noted && wanted != null) {
                assertThat(holders.remove(wanted)).isEqualTo(client);
                until.remove(wanted);
            }
            holders.entrySet().removeIf(entry -> entry.getValue() == client && isMoved(client, entry.getKey()));
        }
    }

    /** A client that is leased another address gave the one before back. */
    private boolean isMoved(int client, Ipv6Address address) {
        Lease6 row = table.at(address);
        return row == null || row.state() != Lease.State.BOUND || !row.mac().equals(Lab.mac(client));
    }

    @Test
    void rangesCountTheirAddresses() {
        assertThat(range("::1", "::1").size()).isEqualTo(1);
        assertThat(range("::0:ffff:ffff:ffff:fff0", "::1:0:0:0:f").size()).isEqualTo(32);
        assertThat(range("::", "::ffff:ffff:ffff:ffff").size()).isEqualTo(Long.MAX_VALUE);
        assertThat(range("1::", "9::").size()).isEqualTo(Long.MAX_VALUE);
    }

    private static Network6.Range range(String from, String to) {
        return new Network6.Range(Ipv6Address.parse(from), Ipv6Address.parse(to));
    }
}
