package io.pxescope.traces.web;

import java.util.List;

/**
 * Failed boots by NIC model and build.
 *
 * @param note what it counts
 */
record Matrix(List<String> builds, List<Line> lines, String note) {

    /** @param guessed whether the model is a guess in all these boots */
    record Line(String nic, boolean guessed, List<Cell> cells) {}

    /**
     * @param css {@code l2} clearly worse, {@code l1} perhaps worse, {@code few}, {@code z} none failed, {@code n} no boots
     * @param icon may be empty
     * @param label for those who cannot see the colour
     */
    record Cell(String css, String icon, String failed, String booted, String label, String href) {}
}
