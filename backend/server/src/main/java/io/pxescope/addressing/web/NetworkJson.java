package io.pxescope.addressing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pxescope.addressing.Leases;
import io.pxescope.addressing.NetworkDraft;
import io.pxescope.policy.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network over the wire. */
record NetworkJson(
        long id,
        String name,
        String cidr,
        @JsonProperty("interface") @Nullable String interfaceName,
        @Nullable String router,
        List<String> dns,
        String mode,
        String answer,
        List<NetworkDraft.Range> ranges,
        long leaseSeconds,
        int addresses,
        int leased,
        int declined,
        NetworkDraft.@Nullable Ipv6 ipv6) {

    /** What POST and PATCH take; what is left out keeps its value, or takes its default. */
    record Draft(
            @Nullable String name,
            @Nullable String cidr,
            @JsonProperty("interface") @Nullable String interfaceName,
            @Nullable String router,
            @Nullable List<String> dns,
            @Nullable String mode,
            @Nullable String answer,
            @Nullable List<NetworkDraft.Range> ranges,
            @Nullable Integer leaseSeconds,
            NetworkDraft.@Nullable Ipv6 ipv6,
            @Nullable String reason) {

        NetworkDraft draft() {
            return new NetworkDraft(name, cidr, interfaceName, router, dns, mode, answer, ranges, leaseSeconds, ipv6);
        }
    }

    static NetworkJson of(Network network, Leases.Fill fill) {
        NetworkDraft typed = NetworkDraft.of(network);
        return new NetworkJson(
                network.id(),
                network.name(),
                network.subnet().toString(),
                network.interfaceName(),
                typed.router(),
                network.dns().stream().map(Object::toString).toList(),
                String.valueOf(typed.mode()),
                String.valueOf(typed.answer()),
                typed.ranges() == null ? List.of() : typed.ranges(),
                network.lease().toSeconds(),
                fill.addresses(),
                fill.leased(),
                fill.declined(),
                typed.ipv6());
    }
}
