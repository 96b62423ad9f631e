package io.pxescope.responder;

import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.net.Ipv6Address;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import java.util.List;
import java.util.Optional;

/** Finds the network that a DHCPv6 client sits on. */
final class Network6Selection {

    private Network6Selection() {}

    /**
     * Behind relays, the network of the link address nearest to the client (RFC 8415 section 13.1); otherwise the one that
     * is attached to the receiving interface, else the one of our own address there.
     */
    static Optional<Network> of(Dhcp6Packet packet, Dhcp6Ingress ingress, BootSnapshot snapshot) {
        Optional<Ipv6Address> link = link(packet);
        if (link.isPresent()) {
            return snapshot.networkOf(link.get());
        }
        List<Network> attached = snapshot.networks().stream()
                .filter(network -> network.interfaceName() != null
                        && network.interfaceName().equals(ingress.interfaceName()))
                .toList();
        return attached.stream()
                .filter(network -> network.v6() != null)
                .findFirst()
                .or(() -> ingress.local().stream()
                        .flatMap(address -> snapshot.networkOf(address).stream())
                        .findFirst())
                .or(() -> attached.stream().findFirst());
    }

    private static Optional<Ipv6Address> link(Dhcp6Packet packet) {
        List<RelayHop> relays = packet.relays();
        for (int i = relays.size() - 1; i >= 0; i--) {
            Ipv6Address link = relays.get(i).link();
            if (link.isUnicast() && !link.isLinkLocal()) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** Why no network was found, as a sentence for the operator. */
    static String whyNone(Dhcp6Packet packet, Dhcp6Ingress ingress) {
        return link(packet)
                .map(link -> "Not answered: the relay agent's link " + link
                        + " is in no IPv6 prefix of this server's networks. Add its network.")
                .orElseGet(() -> "Not answered: "
                        + (ingress.interfaceName() == null
                                ? "this server's own addresses are"
                                : "no network is attached to " + ingress.interfaceName() + ", and its addresses are")
                        + " in no IPv6 prefix of this server's networks. Add the network that the machine is on.");
    }
}
