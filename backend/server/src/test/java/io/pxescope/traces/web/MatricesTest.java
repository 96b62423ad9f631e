package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pxescope.traces.Outcomes.Outcome;
import io.pxescope.traces.web.Matrix.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatricesTest {

    @Test
    void marksABuildThatFailsClearlyMoreOftenThanTheOthersOnThisCard() {
        Matrix matrix = Matrices.of(List.of(
                new Outcome("Chelsio T520-CR", "pxelinux 4.07", 87, 0), new Outcome("Chelsio T520-CR", "new", 0, 3)));
        assertThat(cell(matrix, 0).css()).isEqualTo("l2");
        assertThat(cell(matrix, 1).css().strip()).isEqualTo("z");
    }

    @Test
    void doesNotLetOneOfOneShoutLouderThanThirtyOfFourHundred() {
        Matrix matrix = Matrices.of(List.of(
                new Outcome("Intel I350", "pxelinux 4.07", 370, 30), new Outcome("Intel I350", "seldom", 1, 1)));
        assertThat(cell(matrix, 1).css()).isNotEqualTo("l2");
    }

    @Test
    void computesFishersTest() {
        assertThat(FisherTest.atLeast(3, 3, 0, 87)).isCloseTo(1.0 / 117_480, within(1e-9));
        assertThat(FisherTest.atLeast(0, 5, 1, 5)).isCloseTo(1.0, within(1e-9));
    }

    private static Cell cell(Matrix matrix, int build) {
        return matrix.lines().get(0).cells().get(build);
    }
}
