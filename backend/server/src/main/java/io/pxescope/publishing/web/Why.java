package io.pxescope.publishing.web;

import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host would get at its next boot, and why.
 *
 * @param css {@code bad} where it would get nothing
 * @param build null where it would get nothing
 * @param sentence after the build, or alone
 * @param layers the rules, in the order they were applied
 * @param wire what it would ask for and be given
 * @param version of the snapshot that was decided over
 */
record Why(
        String css,
        String icon,
        @Nullable BuildChip build,
        String sentence,
        List<Layer> layers,
        List<Wire> wire,
        List<Choice> architectures,
        String architecture,
        String version) {

    /**
     * One rule.
     *
     * @param css {@code win}, {@code lose} or {@code skip2}
     * @param build what it gives or would give, or null
     */
    record Layer(
            String css,
            String icon,
            String source,
            String because,
            @Nullable BuildChip build) {}

    record Wire(String name, String value) {}
}
