package io.pxescope.responder;

import static io.pxescope.responder.ResponderScene.NOW;
import static io.pxescope.responder.ResponderScene.ON_LINK;
import static io.pxescope.responder.ResponderScene.POOLED;
import static io.pxescope.responder.ResponderScene.RESERVED;
import static io.pxescope.responder.ResponderScene.SERVER;
import static io.pxescope.responder.ResponderScene.STRANGER;
import static io.pxescope.responder.ResponderScene.WEB_01;
import static io.pxescope.responder.ResponderScene.address;
import static io.pxescope.responder.ResponderScene.asReply;
import static io.pxescope.responder.ResponderScene.message;
import static io.pxescope.responder.ResponderScene.onTheWire;
import static io.pxescope.responder.ResponderScene.reasonOf;
import static io.pxescope.responder.ResponderScene.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.ReplyRoute.Means;
import io.pxescope.net.Ipv4Address;
import io.pxescope.responder.LeaseQuery.ClientState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeasingTest {

    private final ResponderScene scene = new ResponderScene();

    private static final DhcpMessage DISCOVER =
            message(DhcpMessageType.DISCOVER, STRANGER).build();

    @Test
    void asksForAnOfferWithTheRequestedAddress() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, STRANGER)
                .add(address(OptionCode.REQUESTED_ADDRESS, POOLED))
                .build();
        LeaseQuery.Offer offer = (LeaseQuery.Offer) scene.query(discover, ON_LINK);
        assertThat(offer.network().name()).isEqualTo("link");
        assertThat(offer.client().text()).isEqualTo("hw:1:525400999999");
        assertThat(offer.hostId()).isNull();
        assertThat(offer.requested()).isEqualTo(POOLED);
        assertThat(offer.reserved()).isNull();
        assertThat(offer.now()).isEqualTo(NOW);
    }

    @Test
    void asksForTheReservationOfAKnownMacWithAnyClientIdentifier() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, WEB_01)
                .add(DhcpOptions.builder()
                        .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.ofHex("ff00112233"))
                        .build())
                .build();
        LeaseQuery.Offer offer = (LeaseQuery.Offer) scene.query(discover, ON_LINK);
        assertThat(offer.client().text()).isEqualTo("id:ff00112233");
        assertThat(offer.hostId()).isEqualTo(7);
        assertThat(offer.reserved()).isEqualTo(RESERVED);
    }

    @Test
    void offersAnAddressWithItsNetworkAndItself() {
        DhcpOutcome.Reply reply = scene.reply(DISCOVER, ON_LINK, POOLED);
        DhcpMessage offer = onTheWire(reply, DISCOVER);
        assertThat(offer.op()).isEqualTo(DhcpMessage.BOOTREPLY);
        assertThat(offer.xid()).isEqualTo(DISCOVER.xid());
        assertThat(offer.chaddr()).isEqualTo(DISCOVER.chaddr());
        assertThat(offer.messageType()).contains(DhcpMessageType.OFFER);
        assertThat(offer.yiaddr()).isEqualTo(POOLED);
        assertThat(offer.options().address(OptionCode.SERVER_IDENTIFIER)).contains(SERVER);
        assertThat(offer.options().uint32(OptionCode.LEASE_TIME)).hasValue(3600);
        assertThat(offer.options().uint32(OptionCode.RENEWAL_TIME)).hasValue(1800);
        assertThat(offer.options().uint32(OptionCode.REBINDING_TIME)).hasValue(3150);
        assertThat(offer.options().address(OptionCode.SUBNET_MASK)).contains(Ipv4Address.parse("255.255.255.0"));
        assertThat(offer.options().addresses(OptionCode.ROUTER)).containsExactly(Ipv4Address.parse("10.0.0.2"));
        assertThat(offer.options().addresses(OptionCode.DOMAIN_NAME_SERVER)).hasSize(2);
        assertThat(reply.because()).isEqualTo("Offered 10.0.0.150, from the pool of link, for 1 h.");
    }

    @Test
    void saysThatAnAddressIsReserved() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, WEB_01).build();
        assertThat(scene.reply(discover, ON_LINK, RESERVED).because())
                .isEqualTo("Offered 10.0.0.20, reserved for web-01, for 1 h.");
    }

    @Test
    void confirmsTheOfferedAddressWithTheSameOptions() {
        DhcpMessage request = selecting(STRANGER, POOLED);
        LeaseQuery.Commit commit = (LeaseQuery.Commit) scene.query(request, ON_LINK);
        assertThat(commit.state()).isEqualTo(ClientState.SELECTING);
        assertThat(commit.address()).isEqualTo(POOLED);
        DhcpMessage ack = onTheWire(scene.reply(request, ON_LINK, POOLED), request);
        DhcpMessage offer = onTheWire(scene.reply(DISCOVER, ON_LINK, POOLED), DISCOVER);
        assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
        assertThat(ack.yiaddr()).isEqualTo(POOLED);
        assertThat(ack.options().toBuilder().messageType(DhcpMessageType.OFFER).build())
                .isEqualTo(offer.options());
    }

    @Test
    void leavesARequestToTheServerItNames() {
        DhcpMessage request = selecting(STRANGER, POOLED).toBuilder()
                .add(address(OptionCode.SERVER_IDENTIFIER, Ipv4Address.parse("10.0.0.9")))
                .build();
        assertThat(scene.silence(request, ON_LINK)).isEqualTo(DropReason.OTHER_SERVER);
        DhcpMessage torn = request.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.SERVER_IDENTIFIER, OctetString.of(10, 0))
                        .build())
                .build();
        assertThat(scene.silence(torn, ON_LINK)).isEqualTo(DropReason.OTHER_SERVER);
    }

    @Test
    void renewsAtTheClientsOwnAddress() {
        DhcpMessage renewal =
                message(DhcpMessageType.REQUEST, STRANGER).ciaddr(POOLED).build();
        LeaseQuery.Commit commit = (LeaseQuery.Commit) scene.query(renewal, ON_LINK);
        assertThat(commit.state()).isEqualTo(ClientState.RENEWING);
        DhcpOutcome.Reply reply = scene.reply(renewal, ON_LINK, POOLED);
        assertThat(reply.message().ciaddr()).isEqualTo(POOLED);
        assertThat(reply.message().yiaddr()).isEqualTo(POOLED);
        assertThat(reply.route().means()).isEqualTo(Means.CLIENT_ADDRESS);
        assertThat(reply.route().destination()).hasToString("10.0.0.150:68");
    }

    @Test
    void readsTheStateOfARebootedClient() {
        DhcpMessage reboot = message(DhcpMessageType.REQUEST, STRANGER)
                .add(address(OptionCode.REQUESTED_ADDRESS, POOLED))
                .build();
        LeaseQuery.Commit commit = (LeaseQuery.Commit) scene.query(reboot, ON_LINK);
        assertThat(commit.state()).isEqualTo(ClientState.INIT_REBOOT);
        assertThat(reasonOf(scene.outcome(reboot, ON_LINK, null, new LeaseAnswer.Unknown("there is no record"))))
                .isEqualTo(DropReason.BY_PROTOCOL);
    }

    @Test
    void refusesAnAddressOfAnotherNetworkAtOnce() {
        DhcpMessage reboot = message(DhcpMessageType.REQUEST, STRANGER)
                .add(address(OptionCode.REQUESTED_ADDRESS, Ipv4Address.parse("192.168.7.7")))
                .build();
        DhcpOutcome.Reply nak = asReply(scene.ask(reboot, ON_LINK));
        assertThat(nak.message().messageType()).contains(DhcpMessageType.NAK);
        assertThat(nak.route().means()).isEqualTo(Means.BROADCAST_NAK);
        assertThat(nak.because()).contains("192.168.7.7", "link");
    }

    @Test
    void refusesWithNothingButTypeAndServer() {
        DhcpMessage request = selecting(STRANGER, POOLED);
        DhcpOutcome.Reply nak = asReply(scene.outcome(
                request, ON_LINK, null, new LeaseAnswer.NotYours("10.0.0.150 is leased to somebody else")));
        DhcpMessage wire = onTheWire(nak, request);
        assertThat(wire.options().codes()).containsExactly(OptionCode.MESSAGE_TYPE_CODE, OptionCode.SERVER_IDENTIFIER);
        assertThat(wire.yiaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(wire.ciaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(wire.siaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(nak.because()).isEqualTo("Refused: 10.0.0.150 is leased to somebody else.");
    }

    @Test
    void echoesTheClientIdentifierInEveryReply() {
        DhcpOptions identifier = DhcpOptions.builder()
                .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.ofHex("00616263"))
                .build();
        DhcpMessage discover = DISCOVER.toBuilder().add(identifier).build();
        DhcpMessage request =
                selecting(STRANGER, POOLED).toBuilder().add(identifier).build();
        assertThat(scene.reply(discover, ON_LINK, POOLED).message().clientIdentifier())
                .contains(OctetString.ofHex("00616263"));
        assertThat(asReply(scene.outcome(request, ON_LINK, null, new LeaseAnswer.NotYours("no")))
                        .message()
                        .clientIdentifier())
                .contains(OctetString.ofHex("00616263"));
        assertThat(scene.reply(DISCOVER, ON_LINK, POOLED).message().clientIdentifier())
                .isEmpty();
    }

    @Test
    void passesADeclineOnAndStaysSilent() {
        DhcpMessage decline = message(DhcpMessageType.DECLINE, STRANGER)
                .add(address(OptionCode.SERVER_IDENTIFIER, SERVER))
                .add(address(OptionCode.REQUESTED_ADDRESS, POOLED))
                .build();
        assertThat(((LeaseQuery.Decline) scene.query(decline, ON_LINK)).address())
                .isEqualTo(POOLED);
        assertThat(reasonOf(scene.outcome(decline, ON_LINK, null, new LeaseAnswer.Noted("kept back"))))
                .isEqualTo(DropReason.BY_PROTOCOL);
        assertThat(reasonOf(scene.outcome(decline, ON_LINK, null, new LeaseAnswer.NotYours("not its own"))))
                .isEqualTo(DropReason.BY_PROTOCOL);
    }

    @Test
    void passesAReleaseOnAndStaysSilent() {
        DhcpMessage release = message(DhcpMessageType.RELEASE, STRANGER)
                .ciaddr(POOLED)
                .add(address(OptionCode.SERVER_IDENTIFIER, SERVER))
                .build();
        assertThat(((LeaseQuery.Release) scene.query(release, ON_LINK)).address())
                .isEqualTo(POOLED);
        assertThat(reasonOf(scene.outcome(release, ON_LINK, null, new LeaseAnswer.Noted("free"))))
                .isEqualTo(DropReason.BY_PROTOCOL);
    }

    @Test
    void answersAnInformWithParametersAndNoLease() {
        DhcpMessage inform =
                message(DhcpMessageType.INFORM, STRANGER).ciaddr(POOLED).build();
        assertThat(scene.question(inform, ON_LINK).lease()).isNull();
        DhcpOutcome.Reply reply = asReply(scene.outcome(inform, ON_LINK, null, null));
        assertThat(reply.route().destination()).hasToString("10.0.0.150:68");
        assertThat(reply.message().yiaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(reply.message().options().contains(OptionCode.SUBNET_MASK)).isTrue();
        assertThat(reply.message().options().contains(OptionCode.LEASE_TIME)).isFalse();
        assertThat(reply.message().options().contains(OptionCode.RENEWAL_TIME)).isFalse();
    }

    @Test
    void answersNoInformFromAnAddressOffTheNetwork() {
        DhcpMessage forged = message(DhcpMessageType.INFORM, STRANGER)
                .ciaddr(Ipv4Address.parse("203.0.113.5"))
                .build();
        assertThat(scene.silence(forged, ON_LINK)).isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
    }

    @Test
    void saysThatThePoolIsEmptyOrTheTableAway() {
        assertThat(reasonOf(scene.outcome(DISCOVER, ON_LINK, null, new LeaseAnswer.Exhausted("100 of 100 are leased"))))
                .isEqualTo(DropReason.POOL_EXHAUSTED);
        assertThat(reasonOf(scene.outcome(DISCOVER, ON_LINK, null, new LeaseAnswer.Unavailable("no database"))))
                .isEqualTo(DropReason.LEASES_UNAVAILABLE);
    }

    @Test
    void answersNothingThatDoesNotSayWhatItWants() {
        assertThat(scene.silence(message(DhcpMessageType.REQUEST, STRANGER).build(), ON_LINK))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        assertThat(scene.silence(message(DhcpMessageType.DECLINE, STRANGER).build(), ON_LINK))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        assertThat(scene.silence(message(DhcpMessageType.RELEASE, STRANGER).build(), ON_LINK))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        DhcpMessage nonsense = selecting(STRANGER, Ipv4Address.BROADCAST);
        assertThat(scene.silence(nonsense, ON_LINK)).isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6, 9, 13, 255})
    void answersNoMessageTypeThatClientsDoNotSend(int type) {
        DhcpMessage message = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .uint8(OptionCode.MESSAGE_TYPE_CODE, type)
                        .build())
                .build();
        assertThat(scene.silence(message, ON_LINK)).isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
    }

    @Test
    void answersNoReplyAndNoPlainBootp() {
        assertThat(scene.silence(DISCOVER.toBuilder().op(DhcpMessage.BOOTREPLY).build(), ON_LINK))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
        assertThat(scene.silence(DISCOVER.toBuilder().options(DhcpOptions.NONE).build(), ON_LINK))
                .isEqualTo(DropReason.NOT_A_CLIENT_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 255})
    void takesNoHarmFromAnOddHardwareLength(int hlen) {
        DhcpMessage odd =
                DISCOVER.toBuilder().hardware(1, hlen, DISCOVER.chaddr()).build();
        assertThat(scene.silence(odd, ON_LINK)).isEqualTo(DropReason.NO_MAC_ADDRESS);
        assertThat(ClientKey.of(odd).text()).startsWith("hw:1:");
    }

    @Test
    void keepsTwoClientsOfOneCardApartByIdentifier() {
        DhcpMessage one = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.of(0, 1))
                        .build())
                .build();
        DhcpMessage two = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.of(0, 2))
                        .build())
                .build();
        assertThat(ClientKey.of(one)).isNotEqualTo(ClientKey.of(two));
        DhcpMessage tooShort = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.of(1))
                        .build())
                .build();
        assertThat(ClientKey.of(tooShort)).isEqualTo(ClientKey.of(DISCOVER));
    }

    @Test
    void keepsTheTimersInOrderForShortAndEndlessLeases() {
        for (long seconds : new long[] {8, 9, 10, 59, 600, 86_400, 0xfffffffeL}) {
            DhcpOptions options = ReplyOptions.lease(Duration.ofSeconds(seconds));
            long t1 = options.uint32(OptionCode.RENEWAL_TIME).orElseThrow();
            long t2 = options.uint32(OptionCode.REBINDING_TIME).orElseThrow();
            assertThat(t1).isPositive().isLessThan(t2);
            assertThat(t2).isLessThan(seconds);
        }
        assertThat(ReplyOptions.lease(Duration.ofDays(100_000)).codes()).containsExactly(OptionCode.LEASE_TIME);
        assertThat(ReplyOptions.lease(Duration.ofMillis(1)).uint32(OptionCode.LEASE_TIME))
                .hasValue(1);
    }
}
