package io.pxescope.traces.web;

import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A boot in a list.
 *
 * @param quiet for how long nothing was heard, while that is remarkable
 * @param doing what it does, or how it ended
 * @param since while it is under way, instead of {@code took}
 * @param gone whether it is over and well: drawn fainter
 */
record BootRow(
        String id,
        String href,
        Status status,
        @Nullable Ticking quiet,
        String host,
        String nic,
        @Nullable BuildChip build,
        Strip strip,
        String doing,
        Quantity rate,
        @Nullable Ticking since,
        Quantity took,
        Moment started,
        boolean simulated,
        boolean gone) {

    /** The six stages in small. */
    record Strip(String label, List<Segment> segments) {}

    record Segment(String css, String percent) {}
}
