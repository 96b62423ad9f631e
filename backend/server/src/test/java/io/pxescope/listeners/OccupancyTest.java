package io.pxescope.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OccupancyTest {

    private final InetAddress forged = address(1);
    private final InetAddress honest = address(2);

    @Test
    void oldestNeverHeardGivesWay() {
        Occupancy<String> occupancy = new Occupancy<>(3, 3);
        occupancy.enter(honest, "real");
        occupancy.heard(honest, "real");
        occupancy.enter(forged, "a");
        occupancy.enter(forged, "b");

        assertThat(occupancy.hasRoom(honest)).isFalse();
        assertThat(occupancy.givesWay(honest)).isEqualTo("a");
        occupancy.leave(forged, "a");
        assertThat(occupancy.hasRoom(honest)).isTrue();
    }

    @Test
    void clientOverItsShareGivesWayToItself() {
        Occupancy<String> occupancy = new Occupancy<>(10, 2);
        occupancy.enter(honest, "older");
        occupancy.enter(forged, "a");
        occupancy.enter(forged, "b");

        assertThat(occupancy.hasRoom(forged)).isFalse();
        assertThat(occupancy.givesWay(forged)).isEqualTo("a");
    }

    @Test
    void nobodyGivesWayWhenAllAreReal() {
        Occupancy<String> occupancy = new Occupancy<>(1, 1);
        occupancy.enter(honest, "real");
        occupancy.heard(honest, "real");

        assertThat(occupancy.givesWay(forged)).isNull();
        occupancy.leave(honest, "real");
        assertThat(occupancy.total()).isZero();
        assertThat(occupancy.hasRoom(forged)).isTrue();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
