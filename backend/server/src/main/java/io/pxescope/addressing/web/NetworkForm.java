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
 * @param pool6 one range, as {@code 2001:db8::100 - 2001:db8::1ff}
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
        @Nullable String leaseSeconds,
        @Nullable String prefix6,
        @Nullable String mode6,
        @Nullable String pool6,
        @Nullable String dns6) {

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
                seconds(words(leaseSeconds)),
                ipv6());
    }

    private NetworkDraft.Ipv6 ipv6() {
        List<NetworkDraft.Range> pool = ranges(words(pool6));
        if (pool.size() > 1) {
            throw Refusal.invalid("ipv6.from", "An IPv6 prefix has one pool; write it as first - last.");
        }
        NetworkDraft.Range range = pool.isEmpty() ? new NetworkDraft.Range(null, null) : pool.get(0);
        return new NetworkDraft.Ipv6(
                words(prefix6), words(mode6), range.from(), range.to(), NetworkViews.list(words(dns6)));
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
                words(leaseSeconds),
                words(prefix6),
                words(mode6),
                words(pool6),
                words(dns6));
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
