package io.pxescope.publishing;

import io.pxescope.addressing.LeaseBook;
import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpFrame;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.publishing.Arrival.Envelope;
import io.pxescope.responder.DryRun;
import io.pxescope.responder.ExampleClient;
import io.pxescope.responder.ExampleLeases;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What would a machine get, and why? Runs messages that nobody sent through the desk over the snapshot in force. Nothing
 * is sent, leased or counted.
 */
@Component
public class Explanations {
    private final Snapshots snapshots;
    private final LeaseBook leases;
    private final Doorstep doorstep;
    private final Clock clock;

    Explanations(Snapshots snapshots, LeaseBook leases, Doorstep doorstep, Clock clock) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.doorstep = doorstep;
        this.clock = clock;
    }

    /**
     * Where a pasted packet is taken to have arrived; all null: where it says itself, else on its host's network.
     *
     * @param network by name
     * @param giaddr the relay agent that brings it
     */
    public record Where(
            @Nullable String network,
            @Nullable String interfaceName,
            @Nullable String giaddr) {
        public static final Where ITSELF = new Where(null, null, null);
    }

    /** What a card would get if it asked as such a client on the network where it is expected. */
    public Explained ofCard(MacAddress mac, ExampleClient client) {
        BootSnapshot snapshot = snapshots.get();
        DhcpMessage message = client.discover(mac);
        Network network = expected(mac, snapshot);
        Arrival arrival = network == null
                ? Arrival.at(null, doorstep.places(), message, Envelope.NONE)
                : Arrival.on(network, doorstep.places(), message, Envelope.NONE, snapshot);
        return run(arrival, snapshot, List.of(), 0);
    }

    /**
     * What a packet would get.
     *
     * @param octets of the message, or of the frame that it was captured in
     * @throws Refusal where the octets are of another protocol, or {@code where} names nothing there is
     */
    public Explained ofPacket(byte[] octets, Where where) {
        if (!(UdpFrame.of(octets) instanceof UdpFrame.Found.Payload payload)) {
            UdpFrame.Found.Other other = (UdpFrame.Found.Other) UdpFrame.of(octets);
            throw Refusal.invalid("discover", other.because() + " See offset " + other.offset() + ".");
        }
        BootSnapshot snapshot = snapshots.get();
        Optional<DhcpMessage> read = DhcpCodec.decode(payload.octets()).asMessage();
        if (read.isEmpty()) {
            Arrival nowhere =
                    Arrival.at(null, doorstep.places(), ExampleClient.BIOS.discover(new MacAddress(0)), Envelope.NONE);
            return new Explained(
                    run().of(payload.octets(), scene(nowhere, snapshot, null)),
                    snapshot,
                    null,
                    payload.layers(),
                    payload.offset(),
                    List.of());
        }
        return run(
                arrival(read.get(), new Envelope(payload.from(), payload.to()), where, snapshot),
                snapshot,
                payload.layers(),
                payload.offset());
    }

    /** The networks that a packet can be taken to come from. */
    public List<String> networks() {
        return snapshots.get().networks().stream().map(Network::name).sorted().toList();
    }

    /**
     * Where a card is expected: on the network of its reserved address, else of the address it was last given, else on
     * the first that is served; null: there is none.
     */
    public @Nullable Network expected(MacAddress mac, BootSnapshot snapshot) {
        Host host = snapshot.host(mac);
        Ipv4Address held = leases.addressOf(mac);
        return Optional.ofNullable(host == null ? null : host.address())
                .flatMap(snapshot::networkOf)
                .or(() -> Optional.ofNullable(held).flatMap(snapshot::networkOf))
                .or(() -> snapshot.networks().stream()
                        .filter(network -> network.mode() != Network.Mode.OFF)
                        .findFirst())
                .or(() -> snapshot.networks().stream().findFirst())
                .orElse(null);
    }

    /** The model of a card, as far as it is known while it is silent. */
    public @Nullable String model(MacAddress mac, BootSnapshot snapshot) {
        return doorstep.model(snapshot.host(mac), mac, null);
    }

    private Arrival arrival(DhcpMessage message, Envelope envelope, Where where, BootSnapshot snapshot) {
        List<Doorstep.Standing> places = doorstep.places();
        if (where.giaddr() != null) {
            Ipv4Address relay = Ipv4Address.tryParse(where.giaddr().strip())
                    .filter(Ipv4Address::isUnicast)
                    .orElseThrow(() -> Refusal.invalid(
                            "giaddr", "\"" + where.giaddr() + "\" is no address that a relay agent could have."));
            return Arrival.at(null, places, message.toBuilder().giaddr(relay).build(), Envelope.NONE);
        }
        if (where.network() != null) {
            return Arrival.on(network(where.network(), snapshot), places, message, envelope, snapshot);
        }
        if (where.interfaceName() != null) {
            return Arrival.at(place(where.interfaceName(), places), places, message, envelope);
        }
        Doorstep.Standing addressed = places.stream()
                .filter(place -> envelope.to() != null
                        && place.address().equals(envelope.to().address()))
                .findFirst()
                .orElse(null);
        Network home = message.mac().map(mac -> expected(mac, snapshot)).orElse(null);
        return addressed != null || message.isRelayed() || home == null
                ? Arrival.at(addressed, places, message, envelope)
                : Arrival.on(home, places, message, envelope, snapshot);
    }

    private static Network network(String name, BootSnapshot snapshot) {
        return snapshot.networks().stream()
                .filter(network -> network.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("network", "There is no network called \"" + name + "\"."));
    }

    private static Doorstep.Standing place(String name, List<Doorstep.Standing> places) {
        return places.stream()
                .filter(place -> name.strip().equals(place.interfaceName()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "interface",
                        "This server has no door on \"" + name + "\"; it has them on "
                                + places.stream()
                                        .map(place ->
                                                place.interfaceName() == null ? "loopback" : place.interfaceName())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private DryRun run() {
        return new DryRun(doorstep.dhcpPorts());
    }

    private Explained run(Arrival arrival, BootSnapshot snapshot, List<String> layers, int offset) {
        MacAddress mac = arrival.message().mac().orElse(null);
        List<String> assumptions = new ArrayList<>();
        if (!arrival.assumption().isEmpty()) {
            assumptions.add(arrival.assumption());
        }
        return new Explained(
                run().of(arrival.message(), scene(arrival, snapshot, mac)),
                snapshot,
                mac == null ? null : snapshot.host(mac),
                layers,
                offset,
                assumptions);
    }

    private DryRun.Scene scene(Arrival arrival, BootSnapshot snapshot, @Nullable MacAddress mac) {
        return new DryRun.Scene(
                arrival.ingress(),
                snapshot,
                clock.instant(),
                doorstep,
                doorstep,
                new ExampleLeases(mac == null ? null : leases.addressOf(mac)));
    }
}
