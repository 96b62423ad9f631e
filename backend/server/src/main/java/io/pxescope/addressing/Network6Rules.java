package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import io.pxescope.policy.Network6;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the IPv6 side of a network's draft, and says what is wrong with it, field by field. */
final class Network6Rules {

    private static final int SHORTEST_PREFIX = 16;
    private static final int LONGEST_PREFIX = 126;
    private static final int MOST_DNS = 8;

    private final BiConsumer<String, String> refuse;

    private Network6Rules(BiConsumer<String, String> refuse) {
        this.refuse = refuse;
    }

    /**
     * The IPv6 side that a draft describes, or null: none, or something wrong with it.
     *
     * @param refuse takes a field and what is wrong with it
     */
    static @Nullable Network6 read(NetworkDraft.@Nullable Ipv6 draft, BiConsumer<String, String> refuse) {
        return draft == null ? null : new Network6Rules(refuse).read(draft);
    }

    private @Nullable Network6 read(NetworkDraft.Ipv6 draft) {
        boolean pool = !isBlank(draft.from()) || !isBlank(draft.to());
        List<String> names = draft.dns() == null
                ? List.of()
                : draft.dns().stream()
                        .filter(text -> text != null && !text.isBlank())
                        .toList();
        if (isBlank(draft.prefix())) {
            if (pool || !names.isEmpty()) {
                refuse("prefix", "Without an IPv6 prefix there is no IPv6 here; write it as 2001:db8:77::/64.");
            }
            return null;
        }
        Ipv6Prefix prefix = prefix(draft.prefix());
        Network6.Mode mode = mode(draft.mode());
        List<Ipv6Address> dns = dns(names);
        if (prefix == null || mode == null) {
            return null;
        }
        if (mode == Network6.Mode.STATELESS && pool) {
            refuse(
                    "from",
                    "On a stateless prefix this server gives no addresses: leave the pool empty, or choose"
                            + " stateful.");
            return null;
        }
        if (mode == Network6.Mode.STATEFUL && !pool) {
            refuse(
                    "from",
                    "A stateful prefix needs a pool, as " + prefix.network().plus(0x100) + " to "
                            + prefix.network().plus(0x1ff) + "; or choose stateless.");
            return null;
        }
        Network6.Range range = pool ? range(draft, prefix) : null;
        return pool && range == null ? null : new Network6(prefix, mode, range, dns);
    }

    private @Nullable Ipv6Prefix prefix(@Nullable String text) {
        Ipv6Prefix prefix = parsed("prefix", text, Ipv6Prefix::parse);
        if (prefix == null) {
            return null;
        }
        if (prefix.length() < SHORTEST_PREFIX || prefix.length() > LONGEST_PREFIX) {
            refuse(
                    "prefix",
                    "The length of " + prefix + " is not between " + SHORTEST_PREFIX + " and " + LONGEST_PREFIX + ".");
            return null;
        }
        Ipv6Address network = prefix.network();
        if (network.isLinkLocal() || network.isMulticast() || network.isUnspecified()) {
            refuse("prefix", prefix + " is no prefix of one network; write the one its router announces.");
            return null;
        }
        return prefix;
    }

    private Network6.@Nullable Mode mode(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Network6.Mode.STATEFUL;
        }
        Network6.Mode mode = Arrays.stream(Network6.Mode.values())
                .filter(known -> word(known).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(null);
        if (mode == null) {
            refuse("mode", "\"" + text + "\" is not understood; write stateful or stateless.");
        }
        return mode;
    }

    static String word(Network6.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private Network6.@Nullable Range range(NetworkDraft.Ipv6 draft, Ipv6Prefix prefix) {
        if (isBlank(draft.from())) {
            refuse("from", "The IPv6 pool needs its first address.");
            return null;
        }
        Ipv6Address from = member("from", draft.from(), prefix);
        Ipv6Address to = isBlank(draft.to()) ? from : member("to", draft.to(), prefix);
        if (from == null || to == null) {
            return null;
        }
        if (from.compareTo(to) > 0) {
            refuse("from", "The IPv6 pool starts at " + from + ", after its end " + to + ".");
            return null;
        }
        return new Network6.Range(from, to);
    }

    private @Nullable Ipv6Address member(String field, @Nullable String text, Ipv6Prefix prefix) {
        Ipv6Address address = parsed(field, text, Ipv6Address::parse);
        if (address == null) {
            return null;
        }
        if (!prefix.contains(address)) {
            refuse(field, address + " is not of " + prefix + ".");
            return null;
        }
        if (address.equals(prefix.network())) {
            refuse(field, address + " is every router's address on " + prefix + " (RFC 4291); begin above it.");
            return null;
        }
        return address;
    }

    private List<Ipv6Address> dns(List<String> texts) {
        if (texts.size() > MOST_DNS) {
            refuse("dns", "A network has at most " + MOST_DNS + " IPv6 name servers, not " + texts.size() + ".");
        }
        List<Ipv6Address> dns = new ArrayList<>();
        for (String text : texts) {
            Ipv6Address address = parsed("dns", text, Ipv6Address::parse);
            if (address != null && address.isUnicast()) {
                dns.add(address);
            } else if (address != null) {
                refuse("dns", address + " is no machine's address.");
            }
        }
        return dns;
    }

    private <T> @Nullable T parsed(String field, @Nullable String text, Function<String, T> parse) {
        try {
            return parse.apply(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            refuse(field, e.getMessage() + ".");
            return null;
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void refuse(String field, String message) {
        refuse.accept("ipv6." + field, message);
    }
}
