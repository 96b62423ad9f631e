package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.responder.ClientKey;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network and its clients, for tests. */
final class Lab {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);

    private Lab() {}

    static Ipv4Address ip(String text) {
        return Ipv4Address.parse(text);
    }

    static MacAddress mac(int number) {
        return new MacAddress(0x525400000000L + number);
    }

    static ClientKey client(int number) {
        return new ClientKey("hw:1:" + Long.toHexString(mac(number).value()));
    }

    /** 10.0.0.0/24 with a range from .from to .to. */
    static Network network(int from, int to) {
        return network(1, "lab", "10.0.0.0/24", List.of(range("10.0.0." + from, "10.0.0." + to)));
    }

    static Network network(long id, String name, String subnet, List<Network.AddressRange> ranges) {
        return new Network(
                id,
                name,
                Ipv4Subnet.parse(subnet),
                null,
                null,
                List.of(),
                Network.Mode.AUTHORITATIVE,
                Network.Answer.ALL,
                ranges,
                HOUR);
    }

    static Network.AddressRange range(String from, String to) {
        return new Network.AddressRange(ip(from), ip(to));
    }

    static LeaseQuery discover(Network network, int number, Instant now) {
        return discover(network, number, null, now);
    }

    static LeaseQuery discover(Network network, int number, @Nullable Ipv4Address requested, Instant now) {
        return new LeaseQuery.Offer(network, client(number), mac(number), null, requested, null, now);
    }

    static LeaseQuery request(Network network, int number, Ipv4Address address, ClientState state, Instant now) {
        return new LeaseQuery.Commit(network, client(number), mac(number), null, address, null, state, now);
    }

    static LeaseQuery decline(Network network, int number, Ipv4Address address, Instant now) {
        return new LeaseQuery.Decline(network, client(number), mac(number), address, now);
    }

    static LeaseQuery release(Network network, int number, Ipv4Address address, Instant now) {
        return new LeaseQuery.Release(network, client(number), mac(number), address, now);
    }
}
