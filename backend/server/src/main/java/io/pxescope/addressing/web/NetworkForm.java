package io.pxescope.addressing.web;

import io.pxescope.addressing.NetworkDraft;
import io.pxescope.webkit.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a network.
 *
 * @param dns addresses with commas or spaces between
 * @param ranges one per line, for example {@code 10.0.0.100 - 10.0.0.200}
 */
record NetworkForm(
        @Nullable String name,
        @Nullable String cidr,
        @Nullable String interfaceName,
        @Nullable String router,
        @Nullable String dns,
        @Nullable String mode,
        @Nullable String answer,
        @Nullable String ranges,
        @Nullable String leaseSeconds) {

    NetworkDraft draft() {
        return new NetworkDraft(
                words(name),
                words(cidr),
                words(interfaceName),
                words(router),
                NetworkViews.list(words(dns)),
                words(mode),
                words(answer),
                ranges(words(ranges)),
                seconds(words(leaseSeconds)));
    }

    NetworkViews.Form asTyped() {
        return new NetworkViews.Form(
                words(name),
                words(cidr),
                words(interfaceName),
                words(router),
                words(dns),
                words(mode),
                words(answer),
                words(ranges),
                words(leaseSeconds));
    }

    private static List<NetworkDraft.Range> ranges(String typed) {
        List<NetworkDraft.Range> ranges = new ArrayList<>();
        for (String line : typed.split("[,\\n]", -1)) {
            String[] ends = line.strip().split("\\s*(?:-|–|to)\\s*|\\s+", 2);
            if (!ends[0].isEmpty()) {
                ranges.add(new NetworkDraft.Range(ends[0], ends.length == 1 ? null : ends[1]));
            }
        }
        return ranges;
    }

    private static @Nullable Integer seconds(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("leaseSeconds", "Say for how many seconds an address is given, as a number.");
        }
    }

    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
