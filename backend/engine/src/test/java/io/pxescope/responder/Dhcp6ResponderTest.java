package io.pxescope.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Codec;
import io.pxescope.dhcp6.Dhcp6Decoding;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Options;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.dhcp6.Duid;
import io.pxescope.dhcp6.IaAddress;
import io.pxescope.dhcp6.IdentityAssociation;
import io.pxescope.dhcp6.StatusCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Dhcp6ResponderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final MacAddress WEB = MacAddress.parse("52:54:00:00:00:01");
    private static final MacAddress OFF = MacAddress.parse("52:54:00:00:00:02");
    private static final MacAddress STRANGER = MacAddress.parse("52:54:00:99:99:99");
    private static final Duid OWN = Duid.ofUuid(OctetString.ofHex("00112233445566778899aabbccddeeff"));
    private static final Ipv6Address SERVER = Ipv6Address.parse("2001:db8:77::1");
    private static final Ipv6Address POOLED = Ipv6Address.parse("2001:db8:77::105");
    private static final Ipv6Address RELAY = Ipv6Address.parse("2001:db8:78::1");
    private static final Boot6Answer BOOT =
            new Boot6Answer("tftp://[2001:db8:77::1]/b/t/x.efi", false, "It gets a build.");
    private static final Dhcp6Options PXE = Dhcp6Options.builder()
            .vendorClass(343, "PXEClient:Arch:00007:UNDI:003000")
            .put(Dhcp6OptionCode.CLIENT_ARCH, OctetString.of(0, 7))
            .build();
    private static final Dhcp6Options HTTP = Dhcp6Options.builder()
            .vendorClass(343, "HTTPClient:Arch:00016:UNDI:003000")
            .put(Dhcp6OptionCode.CLIENT_ARCH, OctetString.of(0, 16))
            .build();

    private final Dhcp6Responder responder = new Dhcp6Responder(OWN, Dhcp6Responder.STANDARD_PORTS);
    private BootSnapshot snapshot = snapshot(Network6.Mode.STATEFUL, Network.Mode.AUTHORITATIVE);

    private static BootSnapshot snapshot(Network6.Mode v6, Network.Mode mode) {
        Network link = network(1, "link", "10.0.0.0/24", "eth1", mode, side("2001:db8:77::", v6));
        Network remote = network(2, "remote", "10.9.0.0/24", null, mode, side("2001:db8:78::", v6));
        Network old = network(3, "old", "10.8.0.0/24", "eth2", mode, null);
        Host web = new Host(7, "web-01", true, null, null, List.of(new Host.Nic(WEB, null, null)), null, null);
        Host off = new Host(8, "off-01", false, null, null, List.of(new Host.Nic(OFF, null, null)), null, null);
        return new BootSnapshot(
                42,
                List.of(link, remote, old),
                HostTable.of(List.of(web, off)),
                BootSnapshot.EMPTY.fleet(),
                Map.of(),
                Map.of());
    }

    private static Network6 side(String prefix, Network6.Mode mode) {
        Ipv6Address base = Ipv6Address.parse(prefix);
        return new Network6(
                new Ipv6Prefix(base, 64),
                mode,
                new Network6.Range(base.plus(0x100), base.plus(0x1ff)),
                List.of(base.plus(0x53)));
    }

    private static Network network(
            long id, String name, String cidr, @Nullable String nic, Network.Mode mode, @Nullable Network6 v6) {
        return new Network(
                id,
                name,
                Ipv4Subnet.parse(cidr),
                nic,
                null,
                List.of(),
                mode,
                Network.Answer.KNOWN,
                List.of(),
                Duration.ofMinutes(10),
                v6);
    }

    private static Dhcp6Ingress onLink(MacAddress mac) {
        return new Dhcp6Ingress(
                "eth1",
                List.of(SERVER, Ipv6Address.parse("fe80::1")),
                new UdpEndpoint(Ipv6Address.linkLocalOf(mac), 546));
    }

    private static Dhcp6Message message(Dhcp6MessageType type, boolean server, Dhcp6Options more) {
        Dhcp6Options.Builder options =
                Dhcp6Options.builder().duid(Dhcp6OptionCode.CLIENT_ID, new Duid(OctetString.ofHex("0002000000ff0102")));
        if (server) {
            options.duid(Dhcp6OptionCode.SERVER_ID, OWN);
        }
        return new Dhcp6Message(type, 0xabcdef, options.add(more).build());
    }

    private static Dhcp6Options ia(Ipv6Address... addresses) {
        Dhcp6Options.Builder inner = Dhcp6Options.builder();
        for (Ipv6Address address : addresses) {
            inner.address(new IaAddress(address, 60, 60, Dhcp6Options.NONE));
        }
        return Dhcp6Options.builder()
                .association(new IdentityAssociation(9, 0, 0, inner.build()))
                .build();
    }

    private static Dhcp6Options both(Dhcp6Options one, Dhcp6Options other) {
        return Dhcp6Options.builder().add(one).add(other).build();
    }

    private Dhcp6Reading ask(Dhcp6Packet packet, Dhcp6Ingress ingress) {
        Dhcp6Machine machine =
                Dhcp6Machine.of(packet, ingress.from().address(), snapshot).orElse(null);
        return responder.ask(packet, ingress, machine, snapshot, NOW);
    }

    private Dhcp6Question question(Dhcp6Message message) {
        Dhcp6Reading reading = ask(Dhcp6Packet.direct(message), onLink(WEB));
        assertThat(reading).isInstanceOf(Dhcp6Question.class);
        return (Dhcp6Question) reading;
    }

    private DropReason silence(Dhcp6Reading reading) {
        assertThat(reading).isInstanceOf(Dhcp6Outcome.Silence.class);
        assertThat(((Dhcp6Outcome.Silence) reading).because()).matches("(?s)[A-Z].*\\.");
        return ((Dhcp6Outcome.Silence) reading).reason();
    }

    private Dhcp6Options answer(Dhcp6Message message, Dhcp6MessageType type, Lease6Answer... leases) {
        Dhcp6Question question = question(message);
        assertThat(question.leases()).hasSize(leases.length);
        Dhcp6Outcome outcome = responder.answer(question, BOOT, List.of(leases));
        assertThat(outcome).isInstanceOf(Dhcp6Outcome.Reply.class);
        Dhcp6Outcome.Reply reply = (Dhcp6Outcome.Reply) outcome;
        assertThat(reply.to()).isEqualTo(new UdpEndpoint(Ipv6Address.linkLocalOf(WEB), 546));
        Dhcp6Decoding decoding = Dhcp6Codec.decode(Dhcp6Codec.encode(reply.packet()));
        Dhcp6Message sent = ((Dhcp6Decoding.Decoded) decoding).packet().message();
        assertThat(sent.type()).isEqualTo(type);
        assertThat(sent.xid()).isEqualTo(message.xid());
        assertThat(sent.options().duid(Dhcp6OptionCode.SERVER_ID)).contains(OWN);
        assertThat(sent.options().get(Dhcp6OptionCode.CLIENT_ID))
                .isEqualTo(message.options().get(Dhcp6OptionCode.CLIENT_ID));
        return sent.options();
    }

    private static Lease6Answer held() {
        return new Lease6Answer.Held(POOLED, Duration.ofMinutes(10));
    }

    @Test
    void advertisesAnAddressAndTheBootFileToAPxeClient() {
        Dhcp6Options sent =
                answer(message(Dhcp6MessageType.SOLICIT, false, both(ia(), PXE)), Dhcp6MessageType.ADVERTISE, held());
        assertThat(sent.associations()).singleElement().satisfies(given -> {
            assertThat(given.iaid()).isEqualTo(9);
            assertThat(given.t1()).isEqualTo(300);
            assertThat(given.t2()).isEqualTo(480);
            assertThat(given.addresses()).singleElement().satisfies(address -> {
                assertThat(address.address()).isEqualTo(POOLED);
                assertThat(address.valid()).isEqualTo(600);
            });
        });
        assertThat(sent.text(Dhcp6OptionCode.BOOTFILE_URL)).contains(BOOT.url());
        assertThat(sent.vendorClasses()).isEmpty();
        assertThat(sent.ipv6(Dhcp6OptionCode.DNS_SERVERS)).containsExactly(Ipv6Address.parse("2001:db8:77::53"));
        assertThat(sent.get(Dhcp6OptionCode.PREFERENCE)).contains(OctetString.of(255));
    }

    @Test
    void anHttpClientIsToldSoByTheVendorClass() {
        Dhcp6Question question = question(message(Dhcp6MessageType.REQUEST, true, both(ia(POOLED), HTTP)));
        assertThat(question.client()).isEqualTo(new BootClient(Firmware.EFI64, true, false, false));
        Boot6Answer boot = new Boot6Answer("http://[2001:db8:77::1]:8069/b/t/x.efi", true, "It gets a build.");
        Dhcp6Outcome.Reply reply = (Dhcp6Outcome.Reply) responder.answer(question, boot, List.of(held()));
        assertThat(reply.packet().message().options().vendorClasses()).containsExactly("HTTPClient");
    }

    @Test
    void aSystemGetsAnAddressAndNoBootFile() {
        Dhcp6Message solicit = message(Dhcp6MessageType.SOLICIT, false, ia());
        assertThat(question(solicit).leases())
                .singleElement()
                .satisfies(query -> assertThat(query.kind()).isEqualTo(Lease6Query.Kind.OFFER));
        Dhcp6Options sent = answer(solicit, Dhcp6MessageType.ADVERTISE, held());
        assertThat(sent.contains(Dhcp6OptionCode.BOOTFILE_URL)).isFalse();
        assertThat(sent.contains(Dhcp6OptionCode.PREFERENCE)).isFalse();
    }

    @Test
    void rapidCommitIsLeasedAndRepliedAtOnce() {
        Dhcp6Options rapid = Dhcp6Options.builder()
                .put(Dhcp6OptionCode.RAPID_COMMIT, OctetString.EMPTY)
                .build();
        Dhcp6Message solicit = message(Dhcp6MessageType.SOLICIT, false, both(ia(), rapid));
        assertThat(question(solicit).leases()).extracting(Lease6Query::kind).containsExactly(Lease6Query.Kind.COMMIT);
        assertThat(answer(solicit, Dhcp6MessageType.REPLY, held()).contains(Dhcp6OptionCode.RAPID_COMMIT))
                .isTrue();
    }

    @Test
    void whatCannotBeLeasedIsSaidInTheAssociation() {
        Dhcp6Options none = answer(
                message(Dhcp6MessageType.SOLICIT, false, ia()),
                Dhcp6MessageType.ADVERTISE,
                new Lease6Answer.Exhausted("all 256 are leased"));
        assertThat(none.associations().get(0).options().status())
                .hasValueSatisfying(status -> assertThat(status.code()).isEqualTo(StatusCode.NO_ADDRS_AVAIL));
        Dhcp6Options foreign = answer(
                message(Dhcp6MessageType.RENEW, true, ia(RELAY)),
                Dhcp6MessageType.REPLY,
                new Lease6Answer.NotOnLink(RELAY, RELAY + " is not of link"));
        assertThat(foreign.associations().get(0).addresses().get(0).valid()).isZero();
        assertThat(silence(responder.answer(
                        question(message(Dhcp6MessageType.REBIND, false, ia(POOLED))),
                        null,
                        List.of(new Lease6Answer.NoBinding("it holds no lease")))))
                .isEqualTo(DropReason.BY_PROTOCOL);
        assertThat(silence(responder.answer(
                        question(message(Dhcp6MessageType.REQUEST, true, ia(POOLED))),
                        null,
                        List.of(new Lease6Answer.Unavailable("the database is away")))))
                .isEqualTo(DropReason.LEASES_UNAVAILABLE);
    }

    @Test
    void confirmReleaseDeclineAndInformationRequest() {
        assertThat(answer(message(Dhcp6MessageType.CONFIRM, false, ia(POOLED)), Dhcp6MessageType.REPLY)
                        .status()
                        .orElseThrow()
                        .code())
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(answer(message(Dhcp6MessageType.CONFIRM, false, ia(RELAY)), Dhcp6MessageType.REPLY)
                        .status()
                        .orElseThrow()
                        .code())
                .isEqualTo(StatusCode.NOT_ON_LINK);
        Dhcp6Options released = answer(
                message(Dhcp6MessageType.RELEASE, true, ia(POOLED)),
                Dhcp6MessageType.REPLY,
                new Lease6Answer.Noted("released"));
        assertThat(released.status().orElseThrow().code()).isEqualTo(StatusCode.SUCCESS);
        Dhcp6Options declined = answer(
                message(Dhcp6MessageType.DECLINE, true, ia(POOLED)),
                Dhcp6MessageType.REPLY,
                new Lease6Answer.NoBinding("not its own"));
        assertThat(declined.associations()
                        .get(0)
                        .options()
                        .status()
                        .orElseThrow()
                        .code())
                .isEqualTo(StatusCode.NO_BINDING);
        assertThat(answer(message(Dhcp6MessageType.INFORMATION_REQUEST, false, PXE), Dhcp6MessageType.REPLY)
                        .text(Dhcp6OptionCode.BOOTFILE_URL))
                .contains(BOOT.url());
    }

    @Test
    void aStatelessNetworkTellsBootDataOnly() {
        snapshot = snapshot(Network6.Mode.STATELESS, Network.Mode.PROXY);
        Dhcp6Options sent = answer(message(Dhcp6MessageType.INFORMATION_REQUEST, false, PXE), Dhcp6MessageType.REPLY);
        assertThat(sent.text(Dhcp6OptionCode.BOOTFILE_URL)).contains(BOOT.url());
        for (Dhcp6Options solicit : List.of(ia(), both(ia(), PXE))) {
            assertThat(silence(ask(Dhcp6Packet.direct(message(Dhcp6MessageType.SOLICIT, false, solicit)), onLink(WEB))))
                    .as("another server's business")
                    .isEqualTo(DropReason.BY_PROTOCOL);
        }
    }

    @Test
    void behindARelayTheLinkAddressChoosesTheNetworkAndOption79TheMachine() {
        Dhcp6Options told = Dhcp6Options.builder()
                .put(Dhcp6OptionCode.INTERFACE_ID, OctetString.ofText("eth1"))
                .put(Dhcp6OptionCode.CLIENT_LINK_LAYER_ADDRESS, OctetString.ofHex("0001525400000001"))
                .build();
        RelayHop hop = new RelayHop(0, RELAY, Ipv6Address.parse("fe80::99"), told);
        Dhcp6Packet packet =
                new Dhcp6Packet(List.of(hop), false, message(Dhcp6MessageType.SOLICIT, false, both(ia(), PXE)));
        Dhcp6Ingress ingress = new Dhcp6Ingress("eth1", List.of(SERVER), new UdpEndpoint(RELAY, 40_000));
        Dhcp6Question question = (Dhcp6Question) ask(packet, ingress);
        assertThat(question.network().name()).isEqualTo("remote");
        assertThat(question.machine().mac()).isEqualTo(WEB);
        assertThat(question.client()).isEqualTo(BootClient.of(Firmware.EFI64));
        assertThat(question.server()).isEqualTo(SERVER);
        Dhcp6Outcome.Reply reply = (Dhcp6Outcome.Reply) responder.answer(question, BOOT, List.of(held()));
        assertThat(reply.to()).isEqualTo(new UdpEndpoint(RELAY, 547));
        assertThat(reply.packet().reply()).isTrue();
        assertThat(reply.packet().relays()).hasSize(1);
    }

    @Test
    void silenceHasItsReason() {
        Dhcp6Message solicit = message(Dhcp6MessageType.SOLICIT, false, both(ia(), PXE));
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), onLink(STRANGER)))).isEqualTo(DropReason.UNKNOWN_MACHINE);
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), onLink(OFF)))).isEqualTo(DropReason.HOST_DISABLED);
        Dhcp6Ingress elsewhere = new Dhcp6Ingress(
                "eth2", List.of(Ipv6Address.parse("fe80::2")), new UdpEndpoint(Ipv6Address.linkLocalOf(WEB), 546));
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), elsewhere))).isEqualTo(DropReason.NO_IPV6);
        Dhcp6Ingress nowhere = new Dhcp6Ingress("eth9", List.of(), new UdpEndpoint(Ipv6Address.linkLocalOf(WEB), 546));
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), nowhere))).isEqualTo(DropReason.NO_NETWORK);
        Dhcp6Ingress privacy =
                new Dhcp6Ingress("eth1", List.of(SERVER), new UdpEndpoint(Ipv6Address.parse("fe80::1234"), 546));
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), privacy))).isEqualTo(DropReason.NO_MAC_ADDRESS);
        Dhcp6Options other = Dhcp6Options.builder()
                .duid(Dhcp6OptionCode.SERVER_ID, Duid.ofLinkLayer(STRANGER))
                .build();
        assertThat(silence(ask(Dhcp6Packet.direct(message(Dhcp6MessageType.REQUEST, false, other)), onLink(WEB))))
                .isEqualTo(DropReason.OTHER_SERVER);
        assertThat(silence(ask(Dhcp6Packet.direct(message(Dhcp6MessageType.SOLICIT, true, ia())), onLink(WEB))))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        assertThat(silence(ask(Dhcp6Packet.direct(message(Dhcp6MessageType.REPLY, true, ia())), onLink(WEB))))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        assertThat(silence(responder.answer(question(solicit), null, List.of(held()))))
                .isEqualTo(DropReason.NOTHING_TO_BOOT);
        snapshot = snapshot(Network6.Mode.STATEFUL, Network.Mode.OFF);
        assertThat(silence(ask(Dhcp6Packet.direct(solicit), onLink(WEB)))).isEqualTo(DropReason.NETWORK_OFF);
    }

    @Test
    void aDuidTellsTheMachineWhereTheAddressDoesNot() {
        Dhcp6Options duid = Dhcp6Options.builder()
                .duid(Dhcp6OptionCode.CLIENT_ID, Duid.ofLinkLayer(WEB))
                .build();
        Dhcp6Packet packet = Dhcp6Packet.direct(new Dhcp6Message(Dhcp6MessageType.INFORMATION_REQUEST, 1, duid));
        assertThat(Dhcp6Machine.of(packet, Ipv6Address.parse("fe80::1234"), snapshot))
                .hasValueSatisfying(machine -> assertThat(machine.mac()).isEqualTo(WEB));
        assertThat(Dhcp6Machine.of(packet, Ipv6Address.linkLocalOf(STRANGER), snapshot))
                .hasValueSatisfying(machine -> assertThat(machine.mac()).isEqualTo(WEB));
        assertThat(Dhcp6Machine.of(packet, Ipv4Address.LOOPBACK, snapshot)).isPresent();
    }
}
