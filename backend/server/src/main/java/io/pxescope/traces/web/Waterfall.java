package io.pxescope.traces.web;

import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waterfall of a boot, ready to be shown. Positions are unitless numbers in seconds of the axis,
 * as CSS text: {@code a} and {@code b} on the axis with shortened gaps, {@code ta} and {@code tb} to
 * true scale.
 *
 * @param groups one per stage, in order; empty ones for stages that left no trace
 * @param quiet the silence at the end, or null
 */
public record Waterfall(
        Axis axis,
        Ruler ruler,
        List<Group> groups,
        @Nullable Row quiet) {

    /** What the positions are measured against; the browser needs only these when time goes on. */
    public record Axis(String span, String now, String tspan, String tnow) {}

    /**
     * Scale marks: of shortened gaps, and of true scale.
     *
     * @param now the time since the boot began, at the line that marks now; null once it is over
     */
    public record Ruler(
            List<Bar> bands,
            List<Mark> marks,
            List<Mark> trueMarks,
            @Nullable Ticking now) {}

    /** A bar, tick or stretch of the lane. */
    public record Bar(String css, String a, String b, String ta, String tb) {}

    /** A text at a place. */
    public record Mark(String css, Bar at, String text) {}

    /** A stage's rows; the first is its heading. */
    public record Group(String key, List<Row> rows) {}

    /**
     * One step.
     *
     * @param css of the row: {@code ph} heading, {@code msg} message, {@code xfer} file, {@code bad}, {@code now}
     * @param protocol may be empty
     * @param remark beside the name, may be empty
     * @param size with what follows it on a small screen in {@code more}
     * @param since set while it runs, instead of {@code took}
     * @param href where the name leads, or null
     * @param detail what a click shows, or null
     */
    public record Row(
            String id,
            String css,
            String protocol,
            String name,
            String remark,
            Status status,
            Quantity size,
            String more,
            Quantity took,
            @Nullable Ticking since,
            Quantity rate,
            String retransmits,
            boolean retransmitsBad,
            List<Bar> bars,
            @Nullable Mark label,
            @Nullable String href,
            @Nullable Detail detail) {}

    /** All that is known of a step, by name. */
    public record Detail(String id, List<Line> lines) {}

    /** A name and a value; {@code mono} for what was on the wire. */
    public record Line(String name, String value, boolean mono) {}

    /** Every row with its place, headings included. */
    public List<Row> rows() {
        return groups.stream().flatMap(group -> group.rows().stream()).toList();
    }
}
