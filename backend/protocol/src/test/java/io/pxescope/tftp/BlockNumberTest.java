package io.pxescope.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockNumberTest {

    @Test
    void rollsOverToZero() {
        assertThat(BlockNumber.onWire(65535)).isEqualTo(65535);
        assertThat(BlockNumber.onWire(65536)).isZero();
        assertThat(BlockNumber.absolute(0, 65535)).isEqualTo(65536);
        assertThat(BlockNumber.absolute(65535, 65536)).isEqualTo(65535);
    }

    @Test
    void fallsBelowZeroForBlocksThatCannotBeYet() {
        assertThat(BlockNumber.absolute(65535, 0)).isEqualTo(-1);
    }

    @Test
    void findsEveryNumberNearItsReference() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long reference = random.nextLong() >>> 24;
            long absolute = reference - 32768 + random.nextInt(65536);
            assertThat(BlockNumber.absolute(BlockNumber.onWire(absolute), reference))
                    .isEqualTo(absolute);
        }
    }
}
