package io.pxescope.coexistence;

import io.pxescope.coexistence.ProbeResult.Own;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.probe.ProbeQuestion;
import io.pxescope.responder.DhcpOutcome;
import io.pxescope.responder.DhcpQuestion;
import io.pxescope.responder.DhcpReading;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.Ingress;
import java.time.Instant;

/** What this server's own rules say to a probe's question. Nothing is leased, and no boot begins. */
final class OwnAnswer {
    private OwnAnswer() {}

    static Own to(ProbeQuestion question, ProbeWire.Place place, BootSnapshot snapshot, Instant now) {
        Ipv4Address from = question.giaddr() == null ? Ipv4Address.ANY : question.giaddr();
        Ingress ingress = new Ingress(place.interfaceName(), place.address(), new UdpEndpoint(from, 68));
        DhcpReading reading = new DhcpResponder(DhcpPorts.STANDARD).ask(question.message(), ingress, snapshot, now);
        if (reading instanceof DhcpQuestion asked) {
            return answer(question, asked, snapshot, now);
        }
        return own(
                question, false, reading instanceof DhcpOutcome.Silence silence ? silence.because() : "Not answered.");
    }

    private static Own own(ProbeQuestion question, boolean answers, String sentence) {
        return new Own(question.mac().toString(), question.client().key(), answers, sentence);
    }

    private static String address(DhcpQuestion asked) {
        Network network = asked.network();
        if (network.mode() == Network.Mode.PROXY) {
            return "boot data only, on " + network.name();
        }
        Host host = asked.host();
        Ipv4Address reserved = host == null ? null : host.address();
        return reserved != null && network.subnet().isHostAddress(reserved)
                ? reserved + ", reserved for it on " + network.name()
                : "an address of the pool of " + network.name();
    }

    private static Own answer(ProbeQuestion question, DhcpQuestion asked, BootSnapshot snapshot, Instant now) {
        BootClient client = asked.client();
        if (client == null) {
            return own(question, true, "Would be answered: " + address(asked) + ", no boot file.");
        }
        BootDecision decision = BootPolicy.decide(new BootRequest(asked.mac(), client, asked.network(), now), snapshot);
        return decision instanceof BootDecision.Serve serve
                ? own(
                        question,
                        true,
                        "Would be answered: " + address(asked) + ", boot file " + serve.loader() + " of "
                                + serve.build().name() + ".")
                : own(question, false, "Not answered: " + decision.explanation().decisive());
    }
}
