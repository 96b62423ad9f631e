package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final InetAddress forged = address(1);
    private final InetAddress honest = address(2);

    @Test
    void oldestNeverHeardGivesWay() {
        Admission<String> admission = new Admission<>(3, 3);
        admission.enter(honest, "real");
        admission.heard(honest, "real");
        admission.enter(forged, "a");
        admission.enter(forged, "b");

        assertThat(admission.hasRoom(honest)).isFalse();
        assertThat(admission.givesWay(honest)).isEqualTo("a");
        admission.leave(forged, "a");
        assertThat(admission.hasRoom(honest)).isTrue();
    }

    @Test
    void clientOverItsShareGivesWayToItself() {
        Admission<String> admission = new Admission<>(10, 2);
        admission.enter(honest, "older");
        admission.enter(forged, "a");
        admission.enter(forged, "b");

        assertThat(admission.hasRoom(forged)).isFalse();
        assertThat(admission.givesWay(forged)).isEqualTo("a");
    }

    @Test
    void nobodyGivesWayWhenAllAreReal() {
        Admission<String> admission = new Admission<>(1, 1);
        admission.enter(honest, "real");
        admission.heard(honest, "real");

        assertThat(admission.givesWay(forged)).isNull();
        admission.leave(honest, "real");
        assertThat(admission.total()).isZero();
        assertThat(admission.hasRoom(forged)).isTrue();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
