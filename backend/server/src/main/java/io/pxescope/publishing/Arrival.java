package io.pxescope.publishing;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.Ingress;
import io.pxescope.responder.Ingress.Service;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message that never came is taken to have come in.
 *
 * @param message as it would arrive: with the address of a relay where only one could bring it
 * @param assumption what was assumed, as a sentence, or empty
 */
record Arrival(DhcpMessage message, Ingress ingress, String assumption) {
    private static final int CLIENT_PORT = 68;
    private static final Doorstep.Standing NOWHERE = new Doorstep.Standing(null, Ipv4Address.LOOPBACK);

    /** What a captured frame tells beside its payload. */
    record Envelope(@Nullable UdpEndpoint from, @Nullable UdpEndpoint to) {
        static final Envelope NONE = new Envelope(null, null);

        private Service service() {
            return to != null && to.port() == 4011 ? Service.BOOT_SERVER : Service.DHCP;
        }

        private Ingress at(Doorstep.Standing place, DhcpMessage message) {
            UdpEndpoint sender = from != null
                    ? from
                    : message.isRelayed()
                            ? new UdpEndpoint(message.giaddr(), 67)
                            : new UdpEndpoint(Ipv4Address.ANY, CLIENT_PORT);
            Ipv4Address destination = to != null && to.address() instanceof Ipv4Address v4 ? v4 : null;
            return new Ingress(place.interfaceName(), place.address(), sender, destination, service());
        }
    }

    /** At a place, or the first there is, as the message stands. */
    static Arrival at(
            Doorstep.@Nullable Standing place, List<Doorstep.Standing> places, DhcpMessage message, Envelope envelope) {
        Doorstep.Standing here = place != null ? place : places.isEmpty() ? NOWHERE : places.get(0);
        String assumed = place != null || message.isRelayed()
                ? ""
                : "It is taken to arrive at " + here.address()
                        + (here.interfaceName() == null ? "." : " on " + here.interfaceName() + ".");
        return new Arrival(message, envelope.at(here, message), assumed);
    }

    /** On a network: at our own place there, else through a relay agent, as is the only way from a network afar. */
    static Arrival on(
            Network network,
            List<Doorstep.Standing> places,
            DhcpMessage message,
            Envelope envelope,
            BootSnapshot snapshot) {
        for (Doorstep.Standing place : places) {
            Ingress ingress = envelope.at(place, message);
            Optional<Network> found = DhcpResponder.networkOf(message, ingress, snapshot);
            if (found.filter(network::equals).isPresent()) {
                return new Arrival(message, ingress, "");
            }
        }
        Ipv4Address relay = relayOf(network);
        DhcpMessage relayed = message.toBuilder().giaddr(relay).build();
        return new Arrival(
                relayed,
                Envelope.NONE.at(places.isEmpty() ? NOWHERE : places.get(0), relayed),
                "This server has no address on " + network.name()
                        + ", so the message is taken to come through a relay agent at " + relay + ".");
    }

    private static Ipv4Address relayOf(Network network) {
        return network.router() != null && network.subnet().contains(network.router())
                ? network.router()
                : network.subnet().network().next();
    }
}
