package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.NOON;
import static io.pxescope.addressing.Lab.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.policy.Network;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressPoolTest {

    @Test
    void countsOverlappingRangesOnce() {
        AddressPool pool = new AddressPool(Lab.network(
                1,
                "lab",
                "10.0.0.0/24",
                List.of(Lab.range("10.0.0.20", "10.0.0.29"), Lab.range("10.0.0.10", "10.0.0.24"))));

        assertThat(pool.size()).isEqualTo(20);
    }

    @Test
    void givesEveryAddressOnceAndThenNone() {
        AddressPool pool = new AddressPool(Lab.network(10, 40));
        Set<Ipv4Address> given = new HashSet<>();

        for (int seed = 0; seed < 31; seed++) {
            Ipv4Address address = pool.choose(seed, any -> true);
            assertThat(address).isNotNull();
            pool.take(address, NOON);
            given.add(address);
        }

        assertThat(given).hasSize(31);
        assertThat(pool.choose(7, any -> true)).isNull();
    }

    @Test
    void neverGivesRouterNetworkOrBroadcastAddress() {
        Network network = new Network(
                1,
                "lab",
                Ipv4Subnet.parse("10.0.0.0/29"),
                null,
                ip("10.0.0.1"),
                List.of(),
                Network.Mode.AUTHORITATIVE,
                Network.Answer.ALL,
                List.of(Lab.range("10.0.0.0", "10.0.0.7")),
                Lab.HOUR);
        AddressPool pool = new AddressPool(network);

        Set<Ipv4Address> given = new HashSet<>();
        for (Ipv4Address next = pool.choose(0, any -> true); next != null; next = pool.choose(0, any -> true)) {
            given.add(next);
            pool.take(next, NOON);
        }

        assertThat(pool.size()).isEqualTo(5);
        assertThat(given)
                .containsExactlyInAnyOrder(
                        ip("10.0.0.2"), ip("10.0.0.3"), ip("10.0.0.4"), ip("10.0.0.5"), ip("10.0.0.6"));
    }

    @Test
    void prefersAddressesThatNobodyHadBefore() {
        AddressPool pool = new AddressPool(Lab.network(10, 12));
        pool.remember(ip("10.0.0.10"));
        pool.remember(ip("10.0.0.12"));

        for (int seed = 0; seed < 50; seed++) {
            assertThat(pool.choose(seed, any -> true)).isEqualTo(ip("10.0.0.11"));
        }
    }

    @Test
    void freesWhatExpiredAndSaysWhenTheNextOneIsFree() {
        AddressPool pool = new AddressPool(Lab.network(10, 11));
        pool.take(ip("10.0.0.10"), NOON.plusSeconds(60));
        pool.take(ip("10.0.0.11"), NOON.plusSeconds(30));

        assertThat(pool.nextFree()).isEqualTo(NOON.plusSeconds(30));
        pool.expire(NOON.plusSeconds(30));

        assertThat(pool.choose(0, any -> true)).isEqualTo(ip("10.0.0.11"));
        assertThat(pool.nextFree()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void passesOverAddressesThatAreKeptForSomebody() {
        AddressPool pool = new AddressPool(Lab.network(10, 12));

        for (int seed = 0; seed < 50; seed++) {
            assertThat(pool.choose(seed, address -> address.equals(ip("10.0.0.12"))))
                    .isEqualTo(ip("10.0.0.12"));
        }
    }

    @Test
    void hasNothingToGiveWithoutRanges() {
        AddressPool pool = new AddressPool(Lab.network(1, "lab", "10.0.0.0/24", List.of()));

        assertThat(pool.size()).isZero();
        assertThat(pool.choose(3, any -> true)).isNull();
    }
}
