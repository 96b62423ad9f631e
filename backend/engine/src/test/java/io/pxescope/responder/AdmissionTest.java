package io.pxescope.responder;

import static io.pxescope.responder.ResponderScene.DISABLED;
import static io.pxescope.responder.ResponderScene.FROM_RELAY;
import static io.pxescope.responder.ResponderScene.ON_LINK;
import static io.pxescope.responder.ResponderScene.POOLED;
import static io.pxescope.responder.ResponderScene.RELAY;
import static io.pxescope.responder.ResponderScene.REMOTE;
import static io.pxescope.responder.ResponderScene.SERVER;
import static io.pxescope.responder.ResponderScene.STRANGER;
import static io.pxescope.responder.ResponderScene.WEB_01;
import static io.pxescope.responder.ResponderScene.address;
import static io.pxescope.responder.ResponderScene.asReply;
import static io.pxescope.responder.ResponderScene.message;
import static io.pxescope.responder.ResponderScene.onTheWire;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.ReplyRoute.Means;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Network.Answer;
import io.pxescope.policy.Network.Mode;
import org.junit.jupiter.api.Test;

/** Who is answered, on which network, and through which relay. */
class AdmissionTest {

    private final ResponderScene scene = new ResponderScene();

    private static final DhcpMessage DISCOVER =
            message(DhcpMessageType.DISCOVER, STRANGER).build();
    private static final DhcpMessage RELAYED =
            DISCOVER.toBuilder().giaddr(RELAY).hops(1).build();

    private static DhcpMessage withRelayAgent(DhcpMessage message, int... octets) {
        return message.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.RELAY_AGENT_INFORMATION, OctetString.of(octets))
                        .build())
                .build();
    }

    @Test
    void staysSilentToStrangersOnANetworkForKnownHosts() {
        scene.with(Mode.AUTHORITATIVE, Answer.KNOWN);
        assertThat(scene.silence(DISCOVER, ON_LINK)).isEqualTo(DropReason.UNKNOWN_MACHINE);
        assertThat(((DhcpOutcome.Silence) scene.ask(DISCOVER, ON_LINK)).because())
                .contains(STRANGER.toString(), "link", "known hosts only");
        DhcpMessage known = message(DhcpMessageType.DISCOVER, WEB_01).build();
        assertThat(scene.question(known, ON_LINK).host()).isNotNull();
    }

    @Test
    void staysSilentToADisabledHostAndOnANetworkSwitchedOff() {
        assertThat(scene.silence(message(DhcpMessageType.DISCOVER, DISABLED).build(), ON_LINK))
                .isEqualTo(DropReason.HOST_DISABLED);
        assertThat(scene.with(Mode.OFF, Answer.ALL).silence(DISCOVER, ON_LINK)).isEqualTo(DropReason.NETWORK_OFF);
    }

    @Test
    void staysSilentWhereNoNetworkIsConfigured() {
        Ingress elsewhere = new Ingress("eth2", Ipv4Address.parse("172.16.0.1"), ON_LINK.from());
        assertThat(scene.silence(DISCOVER, elsewhere)).isEqualTo(DropReason.NO_NETWORK);
        DhcpMessage reflected =
                DISCOVER.toBuilder().giaddr(Ipv4Address.parse("203.0.113.1")).build();
        assertThat(scene.silence(reflected, FROM_RELAY)).isEqualTo(DropReason.NO_NETWORK);
        assertThat(scene.silence(withRelayAgent(RELAYED, 5, 4, 203, 0, 113, 0), FROM_RELAY))
                .isEqualTo(DropReason.NO_NETWORK);
    }

    @Test
    void findsTheNetworkByInterfaceAndElseByOwnAddress() {
        Ingress renumbered = new Ingress("eth1", Ipv4Address.parse("172.16.0.1"), ON_LINK.from());
        assertThat(scene.question(DISCOVER, renumbered).network().name()).isEqualTo("link");
        Ingress unbound = new Ingress(null, SERVER, ON_LINK.from());
        assertThat(scene.question(DISCOVER, unbound).network().name()).isEqualTo("link");
    }

    @Test
    void answersTheRelayFromItsOwnSubnet() {
        DhcpOutcome.Reply reply = scene.reply(RELAYED, FROM_RELAY, REMOTE);
        assertThat(scene.query(RELAYED, FROM_RELAY).network().name()).isEqualTo("remote");
        assertThat(reply.route().means()).isEqualTo(Means.RELAY);
        assertThat(reply.route().destination()).hasToString("10.9.0.1:67");
        assertThat(reply.message().giaddr()).isEqualTo(RELAY);
        assertThat(reply.message().options().address(OptionCode.SERVER_IDENTIFIER))
                .contains(SERVER);
    }

    @Test
    void choosesTheSubnetByLinkSelectionAndStillRepliesToGiaddr() {
        DhcpMessage relayed = withRelayAgent(
                DISCOVER.toBuilder().giaddr(Ipv4Address.parse("172.16.0.7")).build(), 5, 4, 10, 9, 0, 0);
        assertThat(scene.query(relayed, FROM_RELAY).network().name()).isEqualTo("remote");
        assertThat(scene.reply(relayed, FROM_RELAY, REMOTE).route().destination())
                .hasToString("172.16.0.7:67");
    }

    @Test
    void ignoresLinkSelectionThatNoRelaySent() {
        assertThat(scene.query(withRelayAgent(DISCOVER, 5, 4, 10, 9, 0, 0), ON_LINK)
                        .network()
                        .name())
                .isEqualTo("link");
    }

    @Test
    void givesTheRelaysAddressAsServerIdentifierWhenTheRelayAsksForIt() {
        DhcpMessage relayed = withRelayAgent(RELAYED, 11, 4, 10, 9, 0, 1);
        DhcpMessage offer = scene.reply(relayed, FROM_RELAY, REMOTE).message();
        assertThat(offer.options().address(OptionCode.SERVER_IDENTIFIER)).contains(RELAY);
        DhcpMessage request = withRelayAgent(
                message(DhcpMessageType.REQUEST, STRANGER)
                        .giaddr(RELAY)
                        .add(address(OptionCode.SERVER_IDENTIFIER, RELAY))
                        .add(address(OptionCode.REQUESTED_ADDRESS, REMOTE))
                        .build(),
                11,
                4,
                10,
                9,
                0,
                1);
        assertThat(scene.query(request, FROM_RELAY)).isInstanceOf(LeaseQuery.Commit.class);
    }

    @Test
    void echoesOption82ByteForByteAndLast() {
        OctetString malformed = OctetString.of(1, 200, 'x');
        DhcpMessage relayed = RELAYED.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.RELAY_AGENT_INFORMATION, malformed)
                        .build())
                .build();
        DhcpMessage offer = onTheWire(scene.reply(relayed, FROM_RELAY, REMOTE), relayed);
        assertThat(offer.options().get(OptionCode.RELAY_AGENT_INFORMATION)).contains(malformed);
        assertThat(offer.options().codes()).endsWith(OptionCode.RELAY_AGENT_INFORMATION);
    }

    @Test
    void sendsARelayedNakToGiaddrWithTheBroadcastBitAndOption82() {
        DhcpMessage reboot = withRelayAgent(
                message(DhcpMessageType.REQUEST, STRANGER)
                        .giaddr(RELAY)
                        .add(address(OptionCode.REQUESTED_ADDRESS, POOLED))
                        .build(),
                1,
                1,
                7);
        DhcpOutcome.Reply nak = asReply(scene.ask(reboot, FROM_RELAY));
        assertThat(nak.message().messageType()).contains(DhcpMessageType.NAK);
        assertThat(nak.route().destination()).hasToString("10.9.0.1:67");
        assertThat(nak.message().isBroadcast()).isTrue();
        assertThat(nak.message().options().codes())
                .containsExactly(
                        OptionCode.MESSAGE_TYPE_CODE, OptionCode.SERVER_IDENTIFIER, OptionCode.RELAY_AGENT_INFORMATION);
    }

    @Test
    void renewsARelayedLeaseThatComesUnicastWithoutTheRelay() {
        DhcpMessage renewal =
                message(DhcpMessageType.REQUEST, STRANGER).ciaddr(REMOTE).build();
        Ingress routed = new Ingress("eth1", SERVER, new UdpEndpoint(REMOTE, 68));
        assertThat(scene.query(renewal, routed).network().name()).isEqualTo("remote");
        assertThat(scene.reply(renewal, routed, REMOTE).route().destination()).hasToString("10.9.0.50:68");
    }

    @Test
    void readsARelayedRebinding() {
        DhcpMessage rebinding = message(DhcpMessageType.REQUEST, STRANGER)
                .ciaddr(REMOTE)
                .giaddr(RELAY)
                .build();
        LeaseQuery.Commit commit = (LeaseQuery.Commit) scene.query(rebinding, FROM_RELAY);
        assertThat(commit.state()).isEqualTo(LeaseQuery.ClientState.REBINDING);
    }

    @Test
    void repliesToTheSourcePortOfARelayThatSaysItHasItsOwn() {
        Ingress oddPort = new Ingress("eth1", SERVER, new UdpEndpoint(RELAY, 40_067));
        DhcpMessage relayed = withRelayAgent(RELAYED, 19, 0);
        assertThat(scene.reply(relayed, oddPort, REMOTE).route().destination()).hasToString("10.9.0.1:40067");
        assertThat(scene.reply(RELAYED, oddPort, REMOTE).route().destination()).hasToString("10.9.0.1:67");
    }

    @Test
    void broadcastsWhenTheFlagIsSetAndAimsAtTheCardOtherwise() {
        DhcpMessage flagged =
                DISCOVER.toBuilder().flags(DhcpMessage.BROADCAST_FLAG).build();
        assertThat(scene.reply(flagged, ON_LINK, POOLED).route().destination()).hasToString("255.255.255.255:68");
        assertThat(scene.reply(flagged, ON_LINK, POOLED).message().flags()).isEqualTo(DhcpMessage.BROADCAST_FLAG);
        assertThat(scene.reply(DISCOVER, ON_LINK, POOLED).route().means()).isEqualTo(Means.HARDWARE_ADDRESS);
    }
}
