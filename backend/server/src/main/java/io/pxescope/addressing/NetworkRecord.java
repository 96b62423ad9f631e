package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The row of a network. */
@Entity
@Table(name = "network")
class NetworkRecord {

    /** One row of a range. */
    @Embeddable
    static class Range {
        @Column(name = "first_address")
        private String first = "";

        @Column(name = "last_address")
        private String last = "";

        protected Range() {}

        Range(Network.AddressRange range) {
            this.first = range.from().toString();
            this.last = range.to().toString();
        }

        Network.AddressRange view() {
            return new Network.AddressRange(Ipv4Address.parse(first), Ipv4Address.parse(last));
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";
    private String subnet = "";

    @Column(name = "interface_name")
    private @Nullable String interfaceName;

    private @Nullable String router;
    private String dns = "";

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private Network.Mode mode = Network.Mode.OFF;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private Network.Answer answer = Network.Answer.KNOWN;

    @Column(name = "lease_seconds")
    private int leaseSeconds;

    private @Nullable String prefix6;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private Network6.@Nullable Mode mode6;

    private @Nullable String first6;
    private @Nullable String last6;
    private String dns6 = "";

    @ElementCollection
    @CollectionTable(name = "network_range", joinColumns = @JoinColumn(name = "network_id"))
    @OrderColumn(name = "position")
    private List<Range> ranges = new ArrayList<>();

    protected NetworkRecord() {}

    NetworkRecord(Network network) {
        take(network);
    }

    /** Everything but the id. */
    final void take(Network network) {
        name = network.name();
        subnet = network.subnet().toString();
        interfaceName = network.interfaceName();
        router = network.router() == null ? null : network.router().toString();
        dns = network.dns().stream().map(Ipv4Address::toString).collect(Collectors.joining(" "));
        mode = network.mode();
        answer = network.answer();
        leaseSeconds = (int) network.lease().toSeconds();
        ranges.clear();
        network.ranges().forEach(range -> ranges.add(new Range(range)));
        take(network.v6());
    }

    private void take(@Nullable Network6 side) {
        Network6.Range pool = side == null ? null : side.pool();
        prefix6 = side == null ? null : side.prefix().toString();
        mode6 = side == null ? null : side.mode();
        first6 = pool == null ? null : pool.from().toString();
        last6 = pool == null ? null : pool.to().toString();
        dns6 = side == null
                ? ""
                : side.dns().stream().map(Ipv6Address::toString).collect(Collectors.joining(" "));
    }

    private @Nullable Network6 side() {
        if (prefix6 == null || mode6 == null) {
            return null;
        }
        return new Network6(
                Ipv6Prefix.parse(prefix6),
                mode6,
                first6 == null || last6 == null
                        ? null
                        : new Network6.Range(Ipv6Address.parse(first6), Ipv6Address.parse(last6)),
                Arrays.stream(dns6.split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(Ipv6Address::parse)
                        .toList());
    }

    Network view() {
        if (id == null) {
            throw new IllegalStateException("The network " + name + " is not stored yet");
        }
        return new Network(
                id,
                name,
                Ipv4Subnet.parse(subnet),
                interfaceName,
                router == null ? null : Ipv4Address.parse(router),
                Arrays.stream(dns.split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(Ipv4Address::parse)
                        .toList(),
                mode,
                answer,
                ranges.stream().map(Range::view).toList(),
                Duration.ofSeconds(leaseSeconds),
                side());
    }
}
