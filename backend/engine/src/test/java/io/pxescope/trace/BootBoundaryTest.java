package io.pxescope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.trace.BootBoundary.UnderWay;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BootBoundaryTest {
    private static final Instant NOW = Story.START;

    private static UnderWay boot(boolean acknowledged, boolean ipxe, boolean up) {
        return new UnderWay(1, acknowledged, ipxe, up, NOW);
    }

    @Test
    void aClientThatAsksOverBothVersionsOfIpGoesOnWithItsBoot() {
        UnderWay overIpv6 = new UnderWay(1, true, true, false, NOW, true);
        assertThat(BootBoundary.beginsAnother(overIpv6, 2, true, false, NOW.plusSeconds(1)))
                .isFalse();
        assertThat(BootBoundary.beginsAnother(overIpv6, 2, true, true, NOW.plusSeconds(1)))
                .isTrue();
        assertThat(BootBoundary.beginsAnother(overIpv6, 2, true, false, NOW.plusSeconds(20)))
                .isTrue();
    }

    @Test
    void goesOnWithTheXidOfTheBoot() {
        assertThat(BootBoundary.beginsAnother(boot(true, false, true), 1, false, NOW.plusSeconds(900)))
                .isFalse();
    }

    @Test
    void goesOnWithAnotherXidWhileTheRomStillTriesForAnAddress() {
        assertThat(BootBoundary.beginsAnother(boot(false, false, false), 2, false, NOW.plusSeconds(20)))
                .isFalse();
        assertThat(BootBoundary.beginsAnother(boot(false, false, false), 2, false, NOW.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void beginsAnotherWhenAMachineWithAnAddressAsksAnew() {
        assertThat(BootBoundary.beginsAnother(boot(true, false, false), 2, false, NOW.plusSeconds(40)))
                .isTrue();
    }

    @Test
    void goesOnWhenAChainLoadedIpxeSpeaksForTheFirstTime() {
        assertThat(BootBoundary.beginsAnother(boot(true, false, false), 2, true, NOW.plusSeconds(4)))
                .isFalse();
        assertThat(BootBoundary.beginsAnother(boot(true, true, false), 2, true, NOW.plusSeconds(4)))
                .isTrue();
    }

    @Test
    void countsTheFirstDhcpOfTheSystemToTheBootAndNoLaterOne() {
        assertThat(BootBoundary.isOfSystem(boot(true, false, false), 2, NOW.plusSeconds(60)))
                .isTrue();
        assertThat(BootBoundary.isOfSystem(boot(true, false, true), 2, NOW.plusSeconds(60)))
                .isFalse();
        assertThat(BootBoundary.isOfSystem(boot(true, false, true), 1, NOW.plusSeconds(60)))
                .isTrue();
        assertThat(BootBoundary.isOfSystem(boot(true, false, false), 2, NOW.plusSeconds(3600)))
                .isFalse();
    }
}
