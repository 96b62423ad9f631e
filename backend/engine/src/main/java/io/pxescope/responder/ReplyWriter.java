package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageBuilder;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.ReplyRoute;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Host;
import io.pxescope.responder.DhcpOutcome.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes each kind of reply (RFC 2131 table 3) with its route and its reason. */
final class ReplyWriter {

    /** The relay listens on a port of its own choice, the one it sent from (RFC 8357 section 5). */
    private static final int RELAY_SOURCE_PORT = 19;

    private final DhcpPorts ports;

    ReplyWriter(DhcpPorts ports) {
        this.ports = ports;
    }

    Reply offer(DhcpQuestion question, LeaseAnswer.Held held, @Nullable BootAnswer boot) {
        DhcpMessageBuilder offer = skeleton(question, DhcpMessageType.OFFER)
                .yiaddr(held.address())
                .add(ReplyOptions.lease(held.lease()))
                .add(ReplyOptions.network(question.network()));
        return reply(question, booting(offer, boot), leased("Offered ", question, held) + told(boot));
    }

    Reply ack(DhcpQuestion question, LeaseAnswer.Held held, @Nullable BootAnswer boot) {
        DhcpMessageBuilder ack = skeleton(question, DhcpMessageType.ACK)
                .yiaddr(held.address())
                .add(ReplyOptions.lease(held.lease()))
                .add(ReplyOptions.network(question.network()));
        return reply(question, booting(ack, boot), leased("Leased ", question, held) + told(boot));
    }

    /** Section 4.3.5: parameters for an address the client has from elsewhere; no lease, no yiaddr. */
    Reply informAck(DhcpQuestion question, @Nullable BootAnswer boot) {
        DhcpMessageBuilder ack = skeleton(question, DhcpMessageType.ACK).add(ReplyOptions.network(question.network()));
        return reply(question, booting(ack, boot), "Parameters only, as asked with INFORM." + told(boot));
    }

    Reply nak(DhcpQuestion question, String because) {
        return reply(question, skeleton(question, DhcpMessageType.NAK), because);
    }

    Reply proxyOffer(DhcpQuestion question, @Nullable BootAnswer boot) {
        return reply(
                question,
                booting(skeleton(question, DhcpMessageType.OFFER), boot),
                "Boot data only; the address comes from another server." + told(boot));
    }

    /**
     * PXE specification 2.1 section 2.2.4: sent back to where the request came from, a client that has its address and
     * may listen on a port of its own choice.
     */
    Reply bootServerAck(DhcpQuestion question, @Nullable BootAnswer boot) {
        DhcpMessage request = question.message();
        DhcpMessage ack = booting(skeleton(question, DhcpMessageType.ACK), boot)
                .add(ReplyOptions.bootItem(request))
                .build();
        UdpEndpoint from = question.ingress().from();
        boolean located = request.ciaddr().isUnicast() || from.address().isUnicast();
        ReplyRoute route = located
                ? new ReplyRoute(
                        ReplyRoute.Means.CLIENT_ADDRESS,
                        new UdpEndpoint(request.ciaddr().isUnicast() ? request.ciaddr() : from.address(), from.port()))
                : new ReplyRoute(
                        ReplyRoute.Means.BROADCAST_NO_ADDRESS, new UdpEndpoint(Ipv4Address.BROADCAST, ports.client()));
        return new Reply(ack, route, "Boot data for a client that has its address." + told(boot));
    }

    private static DhcpMessageBuilder skeleton(DhcpQuestion question, DhcpMessageType type) {
        return DhcpMessage.replyTo(question.message(), type, ServerIdentity.of(question.message(), question.ingress()));
    }

    private static DhcpMessageBuilder booting(DhcpMessageBuilder reply, @Nullable BootAnswer boot) {
        return boot == null
                ? reply
                : reply.siaddr(boot.nextServer())
                        .file(ReplyOptions.fileField(boot))
                        .add(ReplyOptions.boot(boot));
    }

    private Reply reply(DhcpQuestion question, DhcpMessageBuilder builder, String because) {
        DhcpMessage message = builder.build();
        return new Reply(message, ReplyRoute.of(question.message(), message, portsFor(question)), because);
    }

    private DhcpPorts portsFor(DhcpQuestion question) {
        boolean relayHasItsOwn = question.message()
                .options()
                .relayAgentInformation()
                .flatMap(relay -> relay.subOption(RELAY_SOURCE_PORT))
                .isPresent();
        return relayHasItsOwn ? new DhcpPorts(question.ingress().from().port(), ports.client()) : ports;
    }

    private static String leased(String verb, DhcpQuestion question, LeaseAnswer.Held held) {
        Host host = question.host();
        String origin = host != null && held.address().equals(host.address())
                ? ", reserved for " + host.name()
                : ", from the pool of " + question.network().name();
        return verb + held.address() + origin + ", for " + words(held.lease()) + ".";
    }

    private static String told(@Nullable BootAnswer boot) {
        return boot == null ? "" : " " + boot.because();
    }

    private static String words(Duration lease) {
        long seconds = lease.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
