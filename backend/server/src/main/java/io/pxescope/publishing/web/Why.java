package io.pxescope.publishing.web;

import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine would get at its next boot, and why.
 *
 * @param css {@code bad} where it would get nothing
 * @param build null where it would get nothing
 * @param sentence after the build, or alone
 * @param layers the rules, in the order they were applied
 * @param commandLine of the kernel, or empty
 * @param told everything else: what goes over the wire, and the files that follow
 * @param missing a sentence about files that its loader needs and that are not there, or empty
 * @param version of the snapshot that was decided over
 */
record Why(
        String css,
        String icon,
        @Nullable BuildChip build,
        String sentence,
        List<Layer> layers,
        String commandLine,
        Told told,
        String missing,
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
}
