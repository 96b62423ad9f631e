package io.pxescope.webkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "2.1, 2.1 ms",
        "52, 52 ms",
        "999.6, 1.00 s",
        "3961, 3.96 s",
        "42200, 42.2 s",
        "59960, 1 min",
        "118000, 1 min 58 s",
        "7500000, 2 h 5 min",
        "259200000, 3 d"
    })
    void writesDurationsWithThreeFigures(double ms, String text) {
        assertThat(Quantity.duration(Duration.ofNanos((long) (ms * 1e6))).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "548, 548 B", "1104, 1.10 kB", "92164, 92.2 kB", "122308, 122 kB", "84620288, 84.6 MB"})
    void writesBytesInDecimalUnits(long bytes, String text) {
        assertThat(Quantity.bytes(bytes).text()).isEqualTo(text);
    }

    @Test
    void separatesThousands() {
        assertThat(Quantity.count(3005)).isEqualTo("3,005");
    }
}
