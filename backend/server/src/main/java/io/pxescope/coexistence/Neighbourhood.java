package io.pxescope.coexistence;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.ForeignChoice;
import io.pxescope.responder.Ingress;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the DHCP doors hear of other servers and of relays. Called on event loops: counts in memory and returns. */
@Component
public class Neighbourhood {
    private final Sightings sightings;
    private final ProbesUnderWay probes;

    Neighbourhood(Sightings sightings, ProbesUnderWay probes) {
        this.sightings = sightings;
        this.probes = probes;
    }

    /** Takes note of a message; true where it is none to be served. */
    public boolean takes(DhcpMessage message, Ingress ingress, BootSnapshot snapshot, Instant now) {
        if (probes.takes(message, ingress.from())) {
            return true;
        }
        if (message.op() != DhcpMessage.BOOTREQUEST) {
            return false;
        }
        if (message.isRelayed()) {
            sightings.relayed(RelaySighting.of(message, ingress, now));
        }
        Optional<ForeignChoice> other = ForeignChoice.of(message, ingress);
        if (other.isPresent()) {
            Optional<Network> network = DhcpResponder.networkOf(message, ingress, snapshot);
            network.ifPresent(
                    there -> sightings.chosen(ServerSighting.of(there.id(), other.get(), message.mac(), now)));
        }
        return false;
    }
}
