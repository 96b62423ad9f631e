package io.pxescope.addressing;

import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as somebody typed it. What is null stays as it is, or takes its default in a new network; what is blank is
 * cleared.
 *
 * @param cidr {@code 10.0.0.0/24}
 * @param interfaceName the NIC it is attached to; none: found by address
 * @param mode {@code authoritative} (the default), {@code proxy} or {@code off}
 * @param answer {@code known} (the default) or {@code all}
 * @param ranges what may be given to anyone, both ends included
 * @param leaseSeconds how long an address is given for, of either version of IP
 * @param ipv6 its IPv6 side
 */
public record NetworkDraft(
        @Nullable String name,
        @Nullable String cidr,
        @Nullable String interfaceName,
        @Nullable String router,
        @Nullable List<String> dns,
        @Nullable String mode,
        @Nullable String answer,
        @Nullable List<Range> ranges,
        @Nullable Integer leaseSeconds,
        @Nullable Ipv6 ipv6) {

    /** A draft that says nothing of IPv6. */
    public NetworkDraft(
            @Nullable String name,
            @Nullable String cidr,
            @Nullable String interfaceName,
            @Nullable String router,
            @Nullable List<String> dns,
            @Nullable String mode,
            @Nullable String answer,
            @Nullable List<Range> ranges,
            @Nullable Integer leaseSeconds) {
        this(name, cidr, interfaceName, router, dns, mode, answer, ranges, leaseSeconds, null);
    }

    /**
     * The IPv6 side as somebody typed it, to be taken as a whole.
     *
     * @param prefix {@code 2001:db8:77::/64}; blank: no IPv6
     * @param mode {@code stateful} (the default) or {@code stateless}
     * @param from first address of the pool
     * @param to its last; left out: one address
     */
    public record Ipv6(
            @Nullable String prefix,
            @Nullable String mode,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> dns) {

        static @Nullable Ipv6 of(@Nullable Network6 side) {
            return side == null
                    ? null
                    : new Ipv6(
                            side.prefix().toString(),
                            Network6Rules.word(side.mode()),
                            side.pool() == null ? null : side.pool().from().toString(),
                            side.pool() == null ? null : side.pool().to().toString(),
                            side.dns().stream().map(Object::toString).toList());
        }
    }

    /** Addresses {@code from} to {@code to}; {@code to} left out is one address. */
    public record Range(@Nullable String from, @Nullable String to) {}

    /** A network as it would have been typed. */
    public static NetworkDraft of(Network network) {
        return new NetworkDraft(
                network.name(),
                network.subnet().toString(),
                network.interfaceName(),
                network.router() == null ? null : network.router().toString(),
                network.dns().stream().map(Object::toString).toList(),
                Words.of(network.mode()),
                Words.of(network.answer()),
                network.ranges().stream()
                        .map(range ->
                                new Range(range.from().toString(), range.to().toString()))
                        .toList(),
                (int) network.lease().toSeconds(),
                Ipv6.of(network.v6()));
    }

    /** This draft, with what it leaves out taken from the network as it is. */
    NetworkDraft over(Network present) {
        NetworkDraft typed = of(present);
        return new NetworkDraft(
                or(name, typed.name),
                or(cidr, typed.cidr),
                or(interfaceName, typed.interfaceName),
                or(router, typed.router),
                or(dns, typed.dns),
                or(mode, typed.mode),
                or(answer, typed.answer),
                or(ranges, typed.ranges),
                or(leaseSeconds, typed.leaseSeconds),
                or(ipv6, typed.ipv6));
    }

    private static <T> @Nullable T or(@Nullable T mine, @Nullable T otherwise) {
        return mine != null ? mine : otherwise;
    }
}
