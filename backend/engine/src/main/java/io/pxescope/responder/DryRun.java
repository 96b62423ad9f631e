package io.pxescope.responder;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpDecoding;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.EncodedReply;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootFiles;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.FileToCome;
import io.pxescope.policy.FilesToCome;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.pxe.IpxeFacts;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.DhcpOutcome.Reply;
import io.pxescope.responder.DhcpOutcome.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would this message get? The way of a DHCP message through the very steps that the door takes, as if a boot began
 * with it, but nothing is sent, leased, numbered or counted: its lease is an example and its boot token {@link
 * BootTokens#EXAMPLE}, which no door takes.
 */
public final class DryRun {
    private final DhcpResponder responder;

    /** @param ports of the service */
    public DryRun(DhcpPorts ports) {
        this.responder = new DhcpResponder(ports);
    }

    /** Says what the lease table would answer; {@link ExampleLeases} where nobody is asked. */
    @FunctionalInterface
    public interface Leases {
        LeaseAnswer answer(LeaseQuery query);
    }

    /** Says the model of the card that asks, as the door does. */
    @FunctionalInterface
    public interface Cards {
        /** @param pciId as the card tells itself, or null */
        @Nullable
        String model(@Nullable Host host, MacAddress mac, @Nullable String pciId);
    }

    /** Where the message is taken to have come in, and what it meets there. */
    public record Scene(
            Ingress ingress, BootSnapshot snapshot, Instant now, BootAnswers.Urls urls, Cards cards, Leases leases) {}

    /**
     * Everything that came out.
     *
     * @param network where the client sits, or null: none was found
     * @param found how the network was found, or why none was
     * @param client what it asks to boot with, or null: it does not
     * @param decision each rule in order; null where none was asked, as for an operating system that is answered
     * @param reply as its client reads it off the wire, or null: silence
     * @param replySize octets of UDP payload
     * @param omitted options of the reply that found no room in what its client accepts
     * @param delivery how the reply would leave
     * @param files what is asked for after the OFFER, in order; empty where nothing boots
     */
    public record Result(
            DhcpDecoding decoding,
            @Nullable Network network,
            String found,
            @Nullable BootClient client,
            @Nullable BootDecision decision,
            DhcpOutcome outcome,
            @Nullable DhcpMessage reply,
            int replySize,
            List<OptionCode> omitted,
            @Nullable Delivery delivery,
            List<FileToCome> files) {}

    /** Runs the payload of one datagram. */
    public Result of(byte[] payload, Scene scene) {
        DhcpDecoding decoding = DhcpCodec.decode(payload);
        if (decoding instanceof DhcpDecoding.Malformed malformed) {
            Silence silence = new Silence(
                    DropReason.MALFORMED,
                    "Not answered: these " + payload.length + " octets are no DHCP message: " + malformed.reason()
                            + ", at offset " + malformed.offset() + ".");
            return new Result(decoding, null, "", null, null, silence, null, 0, List.of(), null, List.of());
        }
        return of(((DhcpDecoding.Decoded) decoding).message(), scene);
    }

    /** Runs a message. */
    public Result of(DhcpMessage message, Scene scene) {
        Network network = DhcpResponder.networkOf(message, scene.ingress(), scene.snapshot())
                .orElse(null);
        DhcpReading reading = responder.ask(message, scene.ingress(), scene.snapshot(), scene.now());
        PxeClient pxe = PxeClient.of(message);
        BootClient client = pxe.isNetboot() ? NetbootClient.of(pxe).orElse(null) : null;
        BootDecision decision = decide(message, pxe, client, network, scene);
        BootAnswer boot = null;
        LeaseAnswer lease = null;
        DhcpOutcome outcome;
        if (reading instanceof DhcpQuestion question) {
            boot = decision == null ? null : BootAnswers.of(question, decision, BootTokens.EXAMPLE, scene.urls());
            if (question.netboot() && boot == null && decision != null) {
                outcome = BootAnswers.nothingToBoot(decision);
            } else {
                lease = question.lease() == null ? null : scene.leases().answer(question.lease());
                DhcpOutcome plain = responder.answer(question, boot, lease);
                outcome = plain instanceof Reply reply ? QuirkedReply.of(reply, message, decision) : plain;
            }
        } else {
            outcome = (DhcpOutcome) reading;
        }
        List<FileToCome> files =
                boot != null && outcome instanceof Reply && decision instanceof BootDecision.Serve serve
                        ? files(serve, message, client, pxe, lease)
                        : List.of();
        String found = network == null
                ? NetworkSelection.whyNone(message, scene.ingress())
                : NetworkSelection.how(message, scene.ingress(), network);
        DhcpDecoding decoding = new DhcpDecoding.Decoded(message);
        if (outcome instanceof Reply reply) {
            EncodedReply encoded = DhcpCodec.encodeReply(reply.message(), message);
            byte[] payload = encoded.payload().toBytes();
            return new Result(
                    decoding,
                    network,
                    found,
                    client,
                    decision,
                    outcome,
                    DhcpCodec.decode(payload).asMessage().orElse(reply.message()),
                    payload.length,
                    encoded.omitted(),
                    Delivery.of(reply.route()),
                    files);
        }
        return new Result(decoding, network, found, client, decision, outcome, null, 0, List.of(), null, files);
    }

    /** The rules, for a client that boots, and for any other that is none of our business. */
    private static @Nullable BootDecision decide(
            DhcpMessage message, PxeClient pxe, @Nullable BootClient client, @Nullable Network network, Scene scene) {
        MacAddress mac = message.mac().orElse(null);
        if (mac == null || network == null) {
            return null;
        }
        BootClient asked = client == null ? BootClient.of(Firmware.BIOS) : client;
        BootDecision decision = BootPolicy.decide(
                new BootRequest(
                        mac,
                        asked,
                        network,
                        scene.now(),
                        scene.cards()
                                .model(
                                        scene.snapshot().host(mac),
                                        mac,
                                        pxe.ipxe().flatMap(IpxeFacts::pciDevice).orElse(null))),
                scene.snapshot());
        return client == null && !(decision instanceof BootDecision.Ignore) ? null : decision;
    }

    private static List<FileToCome> files(
            BootDecision.Serve serve,
            DhcpMessage message,
            @Nullable BootClient client,
            PxeClient pxe,
            @Nullable LeaseAnswer lease) {
        MacAddress mac = message.mac().orElse(null);
        if (client == null || mac == null) {
            return List.of();
        }
        Ipv4Address address = lease instanceof LeaseAnswer.Held held
                ? held.address()
                : message.ciaddr().isUnicast() ? message.ciaddr() : null;
        return FilesToCome.of(serve, client, new BootFiles.Machine(mac, address), pxe.machineId());
    }
}
