package io.pxescope.traces.web;

import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Figure;
import io.pxescope.webkit.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The dashboard.
 *
 * @param lede what there is to see, in one sentence
 * @param booting silent ones first, then by what changed last
 * @param finished in the last minute, so that rows do not vanish under the cursor
 * @param idle said while nothing boots, else empty
 * @param matrix failed boots by NIC model and build
 * @param cards of other rooms
 */
record Dashboard(
        long seq,
        String lede,
        List<Figure> figures,
        List<Decision> decisions,
        List<BootRow> booting,
        List<BootRow> finished,
        String idle,
        Matrix matrix,
        List<Part> cards) {

    private static final String TEMPLATE = "traces/dashboard-parts";

    /** The pieces that change by themselves. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.fixed("lede", TEMPLATE, "lede", lede));
        parts.add(Part.fixed("stats", TEMPLATE, "stats", figures));
        parts.add(Part.fixed("todo", TEMPLATE, "todo", decisions));
        parts.add(Part.fixed("nowcount", TEMPLATE, "nowcount", Integer.toString(booting.size())));
        parts.add(Part.fixed("idle", TEMPLATE, "idle", idle));
        rows().forEach(parts::add);
        parts.add(Part.fixed("matrix", TEMPLATE, "matrix", matrix));
        parts.addAll(cards);
        return parts;
    }

    /** The rows of the live list. */
    public List<Part> rows() {
        List<Part> rows = new ArrayList<>();
        booting.forEach(row -> rows.add(new Part(row.id(), "now", TEMPLATE, "row", row)));
        if (!finished.isEmpty()) {
            rows.add(new Part("justfinished", "now", TEMPLATE, "group", "Just finished"));
        }
        finished.forEach(row -> rows.add(new Part(row.id(), "now", TEMPLATE, "row", row)));
        return rows;
    }
}
