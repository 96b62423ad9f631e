package io.pxescope.responder;

import static io.pxescope.responder.ResponderScene.BOOT;
import static io.pxescope.responder.ResponderScene.FROM_RELAY;
import static io.pxescope.responder.ResponderScene.ON_LINK;
import static io.pxescope.responder.ResponderScene.POOLED;
import static io.pxescope.responder.ResponderScene.RELAY;
import static io.pxescope.responder.ResponderScene.REMOTE;
import static io.pxescope.responder.ResponderScene.SERVER;
import static io.pxescope.responder.ResponderScene.STRANGER;
import static io.pxescope.responder.ResponderScene.address;
import static io.pxescope.responder.ResponderScene.asReply;
import static io.pxescope.responder.ResponderScene.message;
import static io.pxescope.responder.ResponderScene.onTheWire;
import static io.pxescope.responder.ResponderScene.pxe;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.ReplyRoute.Means;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements: what comes through a relay agent, read from the octets of the reply. */
class RelayTest {
    private static final OctetString AGENT = OctetString.of(1, 4, 'e', 't', 'h', '1', 2, 6, 0x52, 0x54, 0, 0x78, 0, 1);

    private final ResponderScene scene = new ResponderScene();

    private static DhcpMessage relayed(DhcpMessageType type, OctetString agent, DhcpOptions... more) {
        var builder = message(type, STRANGER).giaddr(RELAY).hops(1);
        Arrays.stream(more).forEach(builder::add);
        return builder.add(DhcpOptions.builder()
                        .put(OptionCode.RELAY_AGENT_INFORMATION, agent)
                        .build())
                .build();
    }

    private static DhcpMessage selecting(OctetString agent) {
        return relayed(
                DhcpMessageType.REQUEST,
                agent,
                address(OptionCode.SERVER_IDENTIFIER, SERVER),
                address(OptionCode.REQUESTED_ADDRESS, REMOTE));
    }

    /** R-03 (RFC 2131 section 4.1, RFC 3046 section 2.2). */
    @Test
    void offersAndConfirmsThroughTheRelayWithItsOption82AsItWasAndLast() {
        for (DhcpMessage request : List.of(relayed(DhcpMessageType.DISCOVER, AGENT), selecting(AGENT))) {
            DhcpOutcome.Reply reply = scene.reply(request, FROM_RELAY, REMOTE);
            DhcpMessage read = onTheWire(reply, request);

            assertThat(reply.route().means()).isEqualTo(Means.RELAY);
            assertThat(reply.route().destination()).isEqualTo(new UdpEndpoint(RELAY, 67));
            assertThat(read.giaddr()).isEqualTo(RELAY);
            assertThat(read.yiaddr()).isEqualTo(REMOTE);
            assertThat(read.options().get(OptionCode.RELAY_AGENT_INFORMATION)).contains(AGENT);
            assertThat(read.options().codes()).endsWith(OptionCode.RELAY_AGENT_INFORMATION);
        }
    }

    /** R-04 (RFC 2131 section 4.3.2). */
    @Test
    void sendsANakToTheRelayWithTheBroadcastBitAndItsOption82() {
        DhcpMessage wrong = relayed(DhcpMessageType.REQUEST, AGENT, address(OptionCode.REQUESTED_ADDRESS, POOLED));
        DhcpOutcome.Reply nak = asReply(scene.ask(wrong, FROM_RELAY));
        DhcpMessage read = onTheWire(nak, wrong);

        assertThat(read.messageType()).contains(DhcpMessageType.NAK);
        assertThat(nak.route().destination()).isEqualTo(new UdpEndpoint(RELAY, 67));
        assertThat(read.isBroadcast()).isTrue();
        assertThat(read.options().get(OptionCode.RELAY_AGENT_INFORMATION)).contains(AGENT);
    }

    /** R-05 (RFC 2131 section 4.3.1): nothing is sent to an address that anybody may have written there. */
    @Test
    void staysSilentToARelayOfNoNetworkAndSaysWhatToDo() {
        DhcpMessage stray = relayed(DhcpMessageType.DISCOVER, AGENT).toBuilder()
                .giaddr(Ipv4Address.parse("192.0.2.9"))
                .build();
        DhcpOutcome.Silence silence = (DhcpOutcome.Silence) scene.ask(stray, FROM_RELAY);

        assertThat(silence.reason()).isEqualTo(DropReason.NO_NETWORK);
        assertThat(silence.because()).contains("192.0.2.9").endsWith("Add its network.");
    }

    /** R-06 (RFC 3527 section 3). */
    @Test
    void takesTheNetworkOfLinkSelectionAndStillRepliesToGiaddr() {
        DhcpMessage request = relayed(DhcpMessageType.DISCOVER, OctetString.of(5, 4, 10, 9, 0, 0)).toBuilder()
                .giaddr(Ipv4Address.parse("172.16.0.7"))
                .build();

        assertThat(scene.question(request, FROM_RELAY).network().name()).isEqualTo("remote");
        assertThat(scene.reply(request, FROM_RELAY, REMOTE).route().destination())
                .hasToString("172.16.0.7:67");
    }

    /** R-07 (RFC 5107 section 4): given as option 54, and known again in the REQUEST that names it. */
    @Test
    void standsInUnderTheRelaysAddressWhereTheRelayAsksForIt() {
        OctetString override = OctetString.of(11, 4, 10, 9, 0, 1);
        DhcpMessage discover = relayed(DhcpMessageType.DISCOVER, override);
        DhcpMessage request = relayed(
                DhcpMessageType.REQUEST,
                override,
                address(OptionCode.SERVER_IDENTIFIER, RELAY),
                address(OptionCode.REQUESTED_ADDRESS, REMOTE));

        assertThat(onTheWire(scene.reply(discover, FROM_RELAY, REMOTE), discover)
                        .options()
                        .address(OptionCode.SERVER_IDENTIFIER))
                .contains(RELAY);
        assertThat(ForeignChoice.of(request, FROM_RELAY)).isEmpty();
        assertThat(scene.reply(request, FROM_RELAY, REMOTE).message().messageType())
                .contains(DhcpMessageType.ACK);
    }

    /** R-08 (RFC 2131 section 4.3.2): the renewal comes routed, from the client's own address. */
    @Test
    void renewsWithoutTheRelayAtTheClientsAddress() {
        DhcpMessage renewal =
                message(DhcpMessageType.REQUEST, STRANGER).ciaddr(REMOTE).build();
        Ingress routed = new Ingress("eth1", SERVER, new UdpEndpoint(REMOTE, 68));

        assertThat(scene.question(renewal, routed).network().name()).isEqualTo("remote");
        assertThat(scene.reply(renewal, routed, REMOTE).route().destination()).isEqualTo(new UdpEndpoint(REMOTE, 68));
    }

    /** answered as if no sub-option were there, and given back as it came. */
    @Test
    void takesNoHarmFromAMalformedOption82() {
        OctetString full = OctetString.copyOf(new byte[255]);
        for (OctetString agent : List.of(
                OctetString.EMPTY,
                OctetString.of(1),
                OctetString.of(5, 200, 10),
                OctetString.of(5, 3, 10, 9, 0),
                OctetString.of(11, 0),
                full)) {
            DhcpMessage request = relayed(DhcpMessageType.DISCOVER, agent);
            DhcpOutcome.Reply reply = scene.reply(request, FROM_RELAY, REMOTE);
            DhcpMessage read = onTheWire(reply, request);

            assertThat(scene.question(request, FROM_RELAY).network().name()).isEqualTo("remote");
            assertThat(read.options().address(OptionCode.SERVER_IDENTIFIER)).contains(SERVER);
            assertThat(read.options().get(OptionCode.RELAY_AGENT_INFORMATION).orElse(agent))
                    .isEqualTo(agent);
        }
    }

    /** R-10 (RFC 3046 section 2.2): in the options field whole, or not at all; never in {@code file} or {@code sname}. */
    @ParameterizedTest
    @ValueSource(ints = {10, 60, 100, 140, 180, 220, 250, 255, 300, 500})
    void neverCutsOption82NorMovesItForASmallClient(int length) {
        byte[] octets = new byte[length];
        IntStream.range(0, length).forEach(i -> octets[i] = (byte) i);
        OctetString agent = OctetString.copyOf(octets);
        DhcpMessage request = relayed(
                DhcpMessageType.DISCOVER,
                agent,
                pxe(0),
                DhcpOptions.builder()
                        .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, 576)
                        .build());
        DhcpOutcome.Reply reply = scene.reply(request, FROM_RELAY, REMOTE);
        byte[] payload =
                DhcpCodec.encodeReply(reply.message(), request).payload().toBytes();
        DhcpMessage read = DhcpCodec.decode(payload).asMessage().orElseThrow();

        assertThat(payload.length).isLessThanOrEqualTo(548);
        assertThat(read.options().get(OptionCode.RELAY_AGENT_INFORMATION).orElse(agent))
                .isEqualTo(agent);
        assertThat(new String(payload, 44, 192, java.nio.charset.StandardCharsets.ISO_8859_1))
                .as("sname and file")
                .doesNotContain(new String(octets, 0, 10, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(
                        read.file().isEmpty()
                                ? read.options().text(OptionCode.BOOTFILE_NAME).orElse("")
                                : read.file())
                .as("the client still boots")
                .startsWith(BOOT.file());
    }

    /** the relay changes the network and the route, and nothing of what is booted. */
    @Test
    void tellsAPxeClientBehindTheRelayTheSameAsOneOnTheLink() {
        DhcpMessage near =
                message(DhcpMessageType.DISCOVER, STRANGER).add(pxe(7)).build();
        DhcpMessage far = relayed(DhcpMessageType.DISCOVER, AGENT, pxe(7));
        DhcpMessage onLink = onTheWire(scene.reply(near, ON_LINK, POOLED), near);
        DhcpMessage behind = onTheWire(scene.reply(far, FROM_RELAY, REMOTE), far);

        assertThat(behind.file()).isEqualTo(onLink.file()).isEqualTo(BOOT.file());
        assertThat(behind.siaddr()).isEqualTo(onLink.siaddr());
        for (OptionCode code : List.of(
                OptionCode.VENDOR_CLASS_IDENTIFIER,
                OptionCode.VENDOR_SPECIFIC_INFORMATION,
                OptionCode.BOOTFILE_NAME,
                OptionCode.PATH_PREFIX,
                OptionCode.CONFIGURATION_FILE)) {
            assertThat(behind.options().get(code))
                    .as("%s", code)
                    .isEqualTo(onLink.options().get(code));
        }
    }

    @Test
    void hearsThatAClientTookAnotherServersOffer() {
        Ipv4Address other = Ipv4Address.parse("10.0.0.9");
        DhcpMessage request = message(DhcpMessageType.REQUEST, STRANGER)
                .add(address(OptionCode.SERVER_IDENTIFIER, other))
                .add(address(OptionCode.REQUESTED_ADDRESS, POOLED))
                .build();

        assertThat(ForeignChoice.of(request, ON_LINK)).contains(new ForeignChoice(other, POOLED));
        assertThat(DhcpResponder.networkOf(
                        request, ON_LINK, ResponderScene.snapshot(Network.Mode.OFF, Network.Answer.KNOWN)))
                .map(Network::name)
                .contains("link");
        assertThat(ForeignChoice.of(message(DhcpMessageType.DISCOVER, STRANGER).build(), ON_LINK))
                .isEmpty();
        assertThat(ForeignChoice.of(ResponderScene.selecting(STRANGER, POOLED), ON_LINK))
                .as("the one that names this server")
                .isEmpty();
        DhcpMessage nonsense = request.toBuilder()
                .add(address(OptionCode.SERVER_IDENTIFIER, Ipv4Address.BROADCAST))
                .build();
        assertThat(ForeignChoice.of(nonsense, ON_LINK)).isEmpty();
    }

    /** */
    @Test
    void offersAsAProxyThroughTheRelay() {
        scene.with(Network.Mode.PROXY, Network.Answer.ALL);
        DhcpMessage discover = relayed(DhcpMessageType.DISCOVER, AGENT, pxe(7));
        DhcpOutcome.Reply reply = asReply(scene.outcome(discover, FROM_RELAY, BOOT, null));
        assertThat(reply.route().destination()).isEqualTo(new UdpEndpoint(RELAY, 67));
        assertThat(reply.message().yiaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(onTheWire(reply, discover).options().get(OptionCode.RELAY_AGENT_INFORMATION))
                .contains(AGENT);
    }
}
