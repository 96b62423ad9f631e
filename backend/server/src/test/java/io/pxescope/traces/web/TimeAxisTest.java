package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pxescope.traces.web.TimeAxis.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    @Test
    void leavesActivityAndShortGapsAsTheyWere() {
        TimeAxis axis = TimeAxis.of(List.of(new Stretch(0, 1), new Stretch(1.3, 2)), 2);
        assertThat(axis.gaps()).isEmpty();
        assertThat(axis.at(1.5)).isEqualTo(1.5);
    }

    @Test
    void drawsALongGapShorterAndShiftsWhatFollowsIt() {
        TimeAxis axis = TimeAxis.of(List.of(new Stretch(0, 1), new Stretch(5, 6)), 6);
        assertThat(axis.at(1)).isEqualTo(1);
        assertThat(axis.at(5)).isCloseTo(1 + 0.4 + 0.3 * Math.log(10) / Math.log(2), within(1e-9));
        assertThat(axis.at(6) - axis.at(5)).isCloseTo(1, within(1e-9));
    }

    @Test
    void growsWithASilenceThatGrowsAndKeepsItsPast() {
        List<Stretch> active = List.of(new Stretch(0, 1), new Stretch(5, 6));
        TimeAxis before = TimeAxis.of(active, 16);
        TimeAxis after = TimeAxis.of(active, 26);
        assertThat(after.at(26)).isGreaterThan(before.at(16));
        assertThat(after.at(5.5)).isEqualTo(before.at(5.5));
    }

    @Test
    void neverTurnsBack() {
        TimeAxis axis = TimeAxis.of(List.of(new Stretch(0, 0), new Stretch(4, 4.1), new Stretch(9, 12)), 42);
        for (double t = 0; t < 42; t += 0.05) {
            assertThat(axis.at(t + 0.05)).isGreaterThan(axis.at(t));
        }
    }

    @Test
    void writesNumbersThatStyleSheetsRead() {
        assertThat(TimeAxis.number(1.40061)).isEqualTo("1.4006");
        assertThat(TimeAxis.number(0)).isEqualTo("0");
        assertThat(TimeAxis.number(12)).isEqualTo("12");
    }
}
