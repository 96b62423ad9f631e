package io.pxescope.coexistence;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.RelayAgentInformation;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.WireText;
import io.pxescope.responder.Ingress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relay agent that forwards to this server, with its last packet.
 *
 * @param giaddr the address it gives as its own, on the network it forwards for
 * @param link the network that it asks for instead (link selection, RFC 3527), or null
 * @param from the sender of its last datagram
 * @param circuitId option 82.1, as text where it is printable and else in hex, or null
 * @param remoteId option 82.2, likewise
 * @param serverOverride option 82.11 (RFC 5107), or null
 * @param messages how many it forwarded
 * @param mac of the machine that its last packet was of, or null
 */
public record RelaySighting(
        Ipv4Address giaddr,
        @Nullable Ipv4Address link,
        String from,
        @Nullable String circuitId,
        @Nullable String remoteId,
        @Nullable Ipv4Address serverOverride,
        long messages,
        Instant first,
        Instant last,
        @Nullable MacAddress mac) {

    static RelaySighting of(DhcpMessage message, Ingress ingress, Instant now) {
        Optional<RelayAgentInformation> agent = message.options().relayAgentInformation();
        return new RelaySighting(
                message.giaddr(),
                agent.flatMap(RelayAgentInformation::linkSelection).orElse(null),
                ingress.from().toString(),
                agent.flatMap(RelayAgentInformation::circuitId)
                        .map(RelaySighting::words)
                        .orElse(null),
                agent.flatMap(RelayAgentInformation::remoteId)
                        .map(RelaySighting::words)
                        .orElse(null),
                agent.flatMap(RelayAgentInformation::serverIdentifierOverride).orElse(null),
                1,
                now,
                now,
                message.mac().orElse(null));
    }

    private static String words(OctetString id) {
        return WireText.of(id.toPrintable());
    }

    /** The address by which its network is found. */
    public Ipv4Address selects() {
        return link == null ? giaddr : link;
    }

    /** This and a later sighting of the same relay together. */
    RelaySighting and(RelaySighting later) {
        return new RelaySighting(
                giaddr,
                link,
                later.from,
                later.circuitId,
                later.remoteId,
                later.serverOverride,
                messages + later.messages,
                first,
                later.last,
                later.mac);
    }
}
