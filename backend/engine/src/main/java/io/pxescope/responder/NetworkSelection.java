package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.RelayAgentInformation;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the network a client sits on. A message of no configured network is never answered, nor reflected. */
final class NetworkSelection {

    private NetworkSelection() {}

    /**
     * Behind a relay, the network of link selection (RFC 3527) or else of giaddr. A client that has an address already
     * is on that address's network, from wherever its unicast comes (RFC 2131 section 4.3.2, RENEWING). Otherwise the
     * network of the receiving interface.
     */
    static Optional<Network> of(DhcpMessage message, Ingress ingress, BootSnapshot snapshot) {
        if (message.isRelayed()) {
            return snapshot.networkOf(linkOf(message));
        }
        Optional<Network> own = message.ciaddr().isUnicast() ? snapshot.networkOf(message.ciaddr()) : Optional.empty();
        return own.isPresent() ? own : attached(ingress, snapshot);
    }

    private static Ipv4Address linkOf(DhcpMessage message) {
        return message.options()
                .relayAgentInformation()
                .flatMap(RelayAgentInformation::linkSelection)
                .orElse(message.giaddr());
    }

    /** Where several networks share an interface, the one of our own address there goes first. */
    private static Optional<Network> attached(Ingress ingress, BootSnapshot snapshot) {
        List<Network> attached = snapshot.networks().stream()
                .filter(network -> network.interfaceName() != null
                        && network.interfaceName().equals(ingress.interfaceName()))
                .toList();
        return attached.isEmpty()
                ? snapshot.networkOf(ingress.local())
                : attached.stream()
                        .max(Comparator.comparing(network -> network.subnet().contains(ingress.local())));
    }

    /** How a network was found, as a sentence for the operator. */
    static String how(DhcpMessage message, Ingress ingress, Network network) {
        String is = network.name() + " (" + network.subnet() + ")";
        if (message.isRelayed()) {
            Ipv4Address link = linkOf(message);
            return "The network is " + is + ": "
                    + (link.equals(message.giaddr())
                            ? "the relay agent " + link + " lies in it."
                            : "the relay agent " + message.giaddr() + " selects the link of " + link + " (option 82).");
        }
        if (message.ciaddr().isUnicast() && network.subnet().contains(message.ciaddr())) {
            return "The network is " + is + ": the client's own address " + message.ciaddr() + " lies in it.";
        }
        return "The network is " + is + ": "
                + (network.interfaceName() != null && network.interfaceName().equals(ingress.interfaceName())
                        ? "it is attached to the interface " + ingress.interfaceName()
                                + ", where the message is taken to arrive."
                        : "this server's address " + ingress.local() + " lies in it.");
    }

    /** Why no network was found, as a sentence for the operator. */
    static String whyNone(DhcpMessage message, Ingress ingress) {
        if (message.isRelayed()) {
            Ipv4Address link = linkOf(message);
            return link.equals(message.giaddr())
                    ? "Not answered: the relay agent " + link + " is in no network of this server. Add its network."
                    : "Not answered: the relay agent " + message.giaddr() + " asks for the network of " + link
                            + ", which this server does not have. Add it.";
        }
        String where =
                ingress.interfaceName() == null ? "" : " and no network is attached to " + ingress.interfaceName();
        return "Not answered: " + ingress.local() + " is in no network of this server" + where
                + ". Add the network that the machine is on.";
    }
}
