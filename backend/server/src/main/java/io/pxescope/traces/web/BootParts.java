package io.pxescope.traces.web;

import io.pxescope.traces.web.Waterfall.Group;
import io.pxescope.traces.web.Waterfall.Row;
import io.pxescope.webkit.Frame;
import io.pxescope.webkit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The boot page in the pieces that change by themselves. The page holds the same pieces, by the same fragments. */
final class BootParts {
    private static final String TEMPLATE = "traces/boot-parts";

    private BootParts() {}

    static Frame frame(BootPage page, boolean over) {
        Waterfall.Axis axis = page.waterfall().axis();
        return new Frame(
                page.seq(),
                of(page),
                Map.of("span", axis.span(), "now", axis.now(), "tspan", axis.tspan(), "tnow", axis.tnow()),
                page.say(),
                over);
    }

    static List<Part> of(BootPage page) {
        List<Part> parts = new ArrayList<>();
        Waterfall wf = page.waterfall();
        parts.add(fixed("title", "title", page.title()));
        parts.add(fixed("elapsed", "elapsed", page.elapsed()));
        parts.add(fixed("facts", "facts", page.facts()));
        parts.add(fixed("dx", "dx", page.diagnosed()));
        parts.add(fixed("nowcard", "nowcard", page.now()));
        parts.add(fixed("phases", "phases", page.stages()));
        parts.add(fixed("bands", "bands", wf.ruler()));
        parts.add(fixed("ruler", "ruler", wf.ruler()));
        for (Group group : wf.groups()) {
            for (Row row : group.rows()) {
                parts.add(new Part(row.id(), "st-" + group.key(), TEMPLATE, "row", row));
                if (row.detail() != null) {
                    parts.add(new Part(row.detail().id(), "st-" + group.key(), TEMPLATE, "detail", row.detail()));
                }
            }
        }
        parts.add(fixed("st-quiet", "quiet", page.quiet()));
        parts.add(fixed("packetnote", "packetnote", page.packets().note()));
        for (PacketLine line : page.packets().lines()) {
            parts.add(new Part(line.id(), "log", TEMPLATE, "line", line));
        }
        return parts;
    }

    private static Part fixed(String id, String fragment, Object model) {
        return Part.fixed(id, TEMPLATE, fragment, model);
    }
}
