package io.pxescope.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageBuilder;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network.AddressRange;
import io.pxescope.policy.Network.Answer;
import io.pxescope.policy.Network.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server with a network on its own link (10.0.0.0/24) and one behind a relay (10.9.0.0/24), and two hosts. */
final class ResponderScene {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.1");
    static final Ipv4Address POOLED = Ipv4Address.parse("10.0.0.150");
    static final Ipv4Address RESERVED = Ipv4Address.parse("10.0.0.20");
    static final Ipv4Address RELAY = Ipv4Address.parse("10.9.0.1");
    static final Ipv4Address REMOTE = Ipv4Address.parse("10.9.0.50");
    static final Ipv4Address NEXT_SERVER = Ipv4Address.parse("10.0.0.1");

    static final MacAddress WEB_01 = MacAddress.parse("52:54:00:00:00:01");
    static final MacAddress DISABLED = MacAddress.parse("52:54:00:00:00:02");
    static final MacAddress STRANGER = MacAddress.parse("52:54:00:99:99:99");

    static final Ingress ON_LINK =
            new Ingress("eth1", SERVER, new UdpEndpoint(Ipv4Address.ANY, DhcpPorts.STANDARD.client()));
    static final Ingress FROM_RELAY = new Ingress("eth1", SERVER, new UdpEndpoint(RELAY, 67));

    static final BootAnswer BOOT = new BootAnswer(
            "b/token/lpxelinux.0", "b/token/", "pxelinux.cfg/01-52-54-00-00-00-01", NEXT_SERVER, "It gets build 6.04.");

    private final DhcpResponder responder = new DhcpResponder(DhcpPorts.STANDARD);
    private BootSnapshot snapshot = snapshot(Mode.AUTHORITATIVE, Answer.ALL);

    static BootSnapshot snapshot(Mode mode, Answer answer) {
        Network link = network(1, "link", "10.0.0.0/24", "eth1", mode, answer, "10.0.0.100", "10.0.0.199");
        Network remote = network(2, "remote", "10.9.0.0/24", null, mode, answer, "10.9.0.40", "10.9.0.60");
        Host web =
                new Host(7, "web-01", true, RESERVED, null, List.of(new Host.Nic(WEB_01, "e1000", null)), null, null);
        Host off = new Host(8, "off-01", false, null, null, List.of(new Host.Nic(DISABLED, null, null)), null, null);
        return new BootSnapshot(
                42,
                List.of(link, remote),
                HostTable.of(List.of(web, off)),
                BootSnapshot.EMPTY.fleet(),
                Map.of(),
                Map.of());
    }

    private static Network network(
            long id,
            String name,
            String cidr,
            @Nullable String interfaceName,
            Mode mode,
            Answer answer,
            String from,
            String to) {
        Ipv4Subnet subnet = Ipv4Subnet.parse(cidr);
        return new Network(
                id,
                name,
                subnet,
                interfaceName,
                subnet.network().next().next(),
                List.of(Ipv4Address.parse("9.9.9.9"), Ipv4Address.parse("1.1.1.1")),
                mode,
                answer,
                List.of(new AddressRange(Ipv4Address.parse(from), Ipv4Address.parse(to))),
                Duration.ofHours(1));
    }

    ResponderScene with(Mode mode, Answer answer) {
        snapshot = snapshot(mode, answer);
        return this;
    }

    static DhcpMessageBuilder message(DhcpMessageType type, MacAddress mac) {
        return DhcpMessage.request(type, mac, 0xcafe);
    }

    static DhcpOptions pxe(int arch) {
        return DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:%05d:UNDI:002001".formatted(arch))
                .put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.of(0, arch))
                .put(
                        OptionCode.CLIENT_MACHINE_IDENTIFIER,
                        OctetString.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
                .build();
    }

    static DhcpOptions address(OptionCode code, Ipv4Address address) {
        return DhcpOptions.builder().address(code, address).build();
    }

    static DhcpMessage selecting(MacAddress mac, Ipv4Address address) {
        return message(DhcpMessageType.REQUEST, mac)
                .add(address(OptionCode.SERVER_IDENTIFIER, SERVER))
                .add(address(OptionCode.REQUESTED_ADDRESS, address))
                .build();
    }

    DhcpReading ask(DhcpMessage message, Ingress ingress) {
        return responder.ask(message, ingress, snapshot, NOW);
    }

    DhcpQuestion question(DhcpMessage message, Ingress ingress) {
        DhcpReading reading = ask(message, ingress);
        assertThat(reading).isInstanceOf(DhcpQuestion.class);
        return (DhcpQuestion) reading;
    }

    LeaseQuery query(DhcpMessage message, Ingress ingress) {
        return Objects.requireNonNull(question(message, ingress).lease());
    }

    DropReason silence(DhcpMessage message, Ingress ingress) {
        return reasonOf(ask(message, ingress));
    }

    static DropReason reasonOf(DhcpReading reading) {
        assertThat(reading).isInstanceOf(DhcpOutcome.Silence.class);
        DhcpOutcome.Silence silence = (DhcpOutcome.Silence) reading;
        assertThat(silence.because()).matches("[A-Z].*\\.");
        return silence.reason();
    }

    /** The whole way: read, looked up (the lease table gives what is passed in), answered. */
    DhcpOutcome outcome(DhcpMessage message, Ingress ingress, @Nullable BootAnswer boot, @Nullable LeaseAnswer lease) {
        return responder.answer(question(message, ingress), boot, lease);
    }

    DhcpOutcome.Reply reply(DhcpMessage message, Ingress ingress, Ipv4Address held) {
        return asReply(outcome(message, ingress, BOOT, new LeaseAnswer.Held(held, Duration.ofHours(1))));
    }

    static DhcpOutcome.Reply asReply(DhcpReading reading) {
        assertThat(reading).isInstanceOf(DhcpOutcome.Reply.class);
        return (DhcpOutcome.Reply) reading;
    }

    /** The reply as the client reads it off the wire. */
    static DhcpMessage onTheWire(DhcpOutcome.Reply reply, DhcpMessage request) {
        byte[] payload =
                DhcpCodec.encodeReply(reply.message(), request).payload().toBytes();
        return DhcpCodec.decode(payload).asMessage().orElseThrow();
    }
}
