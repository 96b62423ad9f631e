package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.MacAddress;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeardLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final MacAddress STRANGER = MacAddress.parse("52:54:00:00:00:01");

    private final HeardLimit limit = new HeardLimit();

    @Test
    void writesOncePerMachineInHalfAMinuteAndAddsWhatWasHeardMeanwhile() {
        assertThat(limit.admit(STRANGER, NOW)).isEqualTo(1);
        assertThat(limit.admit(STRANGER, NOW.plusSeconds(4))).isZero();
        assertThat(limit.admit(STRANGER, NOW.plusSeconds(12))).isZero();
        assertThat(limit.admit(STRANGER, NOW.plusSeconds(30))).isEqualTo(3);
        assertThat(limit.admit(STRANGER, NOW.plusSeconds(61))).isEqualTo(1);
    }

    @Test
    void staysBoundedWhenSomebodyInventsAddresses() {
        long written = LongStream.range(0, 10_000)
                .filter(i -> limit.admit(new MacAddress(i), NOW) > 0)
                .count();

        assertThat(written).isEqualTo(50);
        assertThat(limit.admit(STRANGER, NOW.plusSeconds(1))).isEqualTo(1);
    }
}
