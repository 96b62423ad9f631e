package io.pxescope.traces.web;

import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import io.pxescope.webkit.Ticking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one boot.
 *
 * @param seq of the newest event in it
 * @param say for the status region
 */
public record BootPage(
        long id,
        long seq,
        Title title,
        Elapsed elapsed,
        List<Fact> facts,
        Diagnosed diagnosed,
        NowReceiving now,
        List<StageView> stages,
        Waterfall waterfall,
        Packets packets,
        String say) {

    /**
     * @param tab the title of the browser's tab
     * @param hostHref null while nobody named the machine
     */
    public record Title(String host, @Nullable String hostHref, Status badge, boolean simulated, String tab) {}

    /** A fact of the identity line; {@code build} instead of {@code text} for the build. */
    public record Fact(
            String label,
            String text,
            boolean mono,
            @Nullable String href,
            @Nullable BuildChip build,
            String hover,
            boolean largeOnly) {}

    /**
     * Why the boot ended as it did.
     *
     * @param shown whether there is anything to say
     * @param css {@code bad}, {@code quiet} or empty
     * @param seen what shows it, with links to the steps
     */
    public record Diagnosed(
            boolean shown,
            String css,
            String icon,
            String title,
            String text,
            String certainty,
            List<Seen> seen,
            List<String> ruledOut,
            List<String> advice,
            @Nullable String assignHref) {}

    public record Seen(String step, String text) {}

    /** How long it has been going, or how long it took. */
    public record Elapsed(@Nullable Ticking since, Quantity took) {}

    /** The silence at the end, if there is one. */
    public record Quiet(Waterfall.@Nullable Row row) {}

    public Quiet quiet() {
        return new Quiet(waterfall.quiet());
    }

    /** The file that is arriving, large, for the phone. */
    public record NowReceiving(
            boolean shown, String file, String place, String percent, String amount, Quantity rate, String left) {}

    public record Packets(String note, List<PacketLine> lines) {}
}
