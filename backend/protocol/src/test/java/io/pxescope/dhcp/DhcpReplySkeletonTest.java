package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import org.junit.jupiter.api.Test;

class DhcpReplySkeletonTest {

    private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.1");
    private static final OctetString RELAY_AGENT = OctetString.of(1, 4, 'e', 't', 'h', '0');
    private static final OctetString MACHINE = OctetString.copyOf(new byte[17]);

    private static final DhcpMessage REQUEST = DhcpMessage.request(
                    DhcpMessageType.REQUEST, MacAddress.parse("52:54:00:12:34:56"), 0xcafe)
            .hops(1)
            .secs(9)
            .flags(0x1234)
            .ciaddr(Ipv4Address.parse("10.0.0.50"))
            .giaddr(Ipv4Address.parse("10.9.0.1"))
            .add(DhcpOptions.builder()
                    .put(OptionCode.CLIENT_IDENTIFIER_CODE, OctetString.of(0, 1, 2))
                    .put(OptionCode.RELAY_AGENT_INFORMATION, RELAY_AGENT)
                    .put(OptionCode.CLIENT_MACHINE_IDENTIFIER, MACHINE)
                    .build())
            .build();

    @Test
    void copiesWhatTheClientAndTheRelayRecogniseTheReplyBy() {
        DhcpMessage ack =
                DhcpMessage.replyTo(REQUEST, DhcpMessageType.ACK, SERVER).build();
        assertThat(ack.op()).isEqualTo(DhcpMessage.BOOTREPLY);
        assertThat(ack.xid()).isEqualTo(0xcafe);
        assertThat(ack.flags()).isEqualTo(0x1234);
        assertThat(ack.chaddr()).isEqualTo(REQUEST.chaddr());
        assertThat(ack.giaddr()).isEqualTo(REQUEST.giaddr());
        assertThat(ack.ciaddr()).isEqualTo(REQUEST.ciaddr());
        assertThat(ack.hops()).isZero();
        assertThat(ack.secs()).isZero();
        assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
        assertThat(ack.options().address(OptionCode.SERVER_IDENTIFIER)).contains(SERVER);
        assertThat(ack.clientIdentifier()).isEqualTo(REQUEST.clientIdentifier());
        assertThat(ack.options().get(OptionCode.RELAY_AGENT_INFORMATION)).contains(RELAY_AGENT);
        assertThat(ack.options().get(OptionCode.CLIENT_MACHINE_IDENTIFIER)).contains(MACHINE);
    }

    @Test
    void givesANakOnlyWhatANakMayCarry() {
        DhcpMessage nak =
                DhcpMessage.replyTo(REQUEST, DhcpMessageType.NAK, SERVER).build();
        assertThat(nak.ciaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(nak.options().codes())
                .containsExactly(
                        OptionCode.MESSAGE_TYPE_CODE,
                        OptionCode.SERVER_IDENTIFIER,
                        OptionCode.CLIENT_IDENTIFIER_CODE,
                        OptionCode.RELAY_AGENT_INFORMATION);
    }

    @Test
    void setsTheBroadcastBitOfARelayedNakOnly() {
        assertThat(DhcpMessage.replyTo(REQUEST, DhcpMessageType.NAK, SERVER)
                        .build()
                        .isBroadcast())
                .isTrue();
        DhcpMessage direct = REQUEST.toBuilder().giaddr(Ipv4Address.ANY).build();
        assertThat(DhcpMessage.replyTo(direct, DhcpMessageType.NAK, SERVER)
                        .build()
                        .isBroadcast())
                .isFalse();
    }

    @Test
    void addsNoClientIdentifierThatWasNotSent() {
        DhcpMessage discover = DhcpMessage.request(DhcpMessageType.DISCOVER, MacAddress.parse("52:54:00:12:34:56"), 1)
                .build();
        assertThat(DhcpMessage.replyTo(discover, DhcpMessageType.OFFER, SERVER)
                        .build()
                        .options()
                        .codes())
                .containsExactly(OptionCode.MESSAGE_TYPE_CODE, OptionCode.SERVER_IDENTIFIER);
    }
}
