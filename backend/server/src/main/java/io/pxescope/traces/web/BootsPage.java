package io.pxescope.traces.web;

import io.pxescope.webkit.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of boots.
 *
 * @param problem what of the query was not understood, or empty
 * @param older the address of the next page, or null
 * @param empty said when there is none
 */
record BootsPage(
        long seq,
        String lede,
        List<BootRow> rows,
        String problem,
        @Nullable String older,
        Note empty) {

    private static final String TEMPLATE = "traces/boots-parts";

    /** A sentence, and where it leads. */
    record Note(String text, String link, String href) {
        static final Note NONE = new Note("", "", "");
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.fixed("lede", "traces/dashboard-parts", "lede", lede));
        parts.add(Part.fixed("empty", TEMPLATE, "empty", empty));
        rows.forEach(row -> parts.add(new Part(row.id(), "boots", TEMPLATE, "row", row)));
        return parts;
    }
}
