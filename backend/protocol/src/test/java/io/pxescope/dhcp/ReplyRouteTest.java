package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import org.junit.jupiter.api.Test;

class ReplyRouteTest {

    private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.1");
    private static final Ipv4Address CLIENT = Ipv4Address.parse("10.0.0.50");
    private static final Ipv4Address RELAY = Ipv4Address.parse("10.9.0.1");

    private static DhcpMessageBuilder request(DhcpMessageType type) {
        return DhcpMessage.request(type, MacAddress.parse("52:54:00:12:34:56"), 7);
    }

    private static String route(DhcpMessage request, DhcpMessageType replyType, Ipv4Address yiaddr) {
        DhcpMessage reply =
                DhcpMessage.replyTo(request, replyType, SERVER).yiaddr(yiaddr).build();
        ReplyRoute route = ReplyRoute.of(request, reply, DhcpPorts.STANDARD);
        return route.means() + " " + route.destination();
    }

    @Test
    void repliesToRelayWhenGiaddrIsSet() {
        DhcpMessage discover = request(DhcpMessageType.DISCOVER)
                .giaddr(RELAY)
                .flags(DhcpMessage.BROADCAST_FLAG)
                .build();
        assertThat(route(discover, DhcpMessageType.OFFER, CLIENT)).isEqualTo("RELAY 10.9.0.1:67");
        assertThat(route(discover, DhcpMessageType.NAK, Ipv4Address.ANY)).isEqualTo("RELAY 10.9.0.1:67");
    }

    @Test
    void repliesToCiaddrOfARenewingClient() {
        DhcpMessage renewal = request(DhcpMessageType.REQUEST).ciaddr(CLIENT).build();
        assertThat(route(renewal, DhcpMessageType.ACK, CLIENT)).isEqualTo("CLIENT_ADDRESS 10.0.0.50:68");
    }

    @Test
    void broadcastsEveryNakOnTheOwnLink() {
        DhcpMessage renewal = request(DhcpMessageType.REQUEST).ciaddr(CLIENT).build();
        assertThat(route(renewal, DhcpMessageType.NAK, Ipv4Address.ANY)).isEqualTo("BROADCAST_NAK 255.255.255.255:68");
    }

    @Test
    void broadcastsWhenTheClientAskedForIt() {
        DhcpMessage discover = request(DhcpMessageType.DISCOVER)
                .flags(DhcpMessage.BROADCAST_FLAG)
                .build();
        assertThat(route(discover, DhcpMessageType.OFFER, CLIENT)).isEqualTo("BROADCAST 255.255.255.255:68");
    }

    @Test
    void aimsAtTheHardwareAddressOtherwise() {
        DhcpMessage discover = request(DhcpMessageType.DISCOVER).build();
        assertThat(route(discover, DhcpMessageType.OFFER, CLIENT)).isEqualTo("HARDWARE_ADDRESS 10.0.0.50:68");
    }

    @Test
    void broadcastsAnOfferThatGivesNoAddress() {
        DhcpMessage discover = request(DhcpMessageType.DISCOVER).build();
        assertThat(route(discover, DhcpMessageType.OFFER, Ipv4Address.ANY))
                .isEqualTo("BROADCAST_NO_ADDRESS 255.255.255.255:68");
    }

    @Test
    void answersAnInformAtItsAddressEvenPastARelay() {
        DhcpMessage inform =
                request(DhcpMessageType.INFORM).ciaddr(CLIENT).giaddr(RELAY).build();
        assertThat(route(inform, DhcpMessageType.ACK, Ipv4Address.ANY)).isEqualTo("CLIENT_ADDRESS 10.0.0.50:68");
    }

    @Test
    void neverAimsAtACiaddrThatIsNoHost() {
        DhcpMessage spoofed =
                request(DhcpMessageType.REQUEST).ciaddr(Ipv4Address.BROADCAST).build();
        assertThat(route(spoofed, DhcpMessageType.ACK, CLIENT)).isEqualTo("HARDWARE_ADDRESS 10.0.0.50:68");
    }

    @Test
    void usesTheConfiguredPorts() {
        DhcpMessage discover = request(DhcpMessageType.DISCOVER).giaddr(RELAY).build();
        DhcpMessage offer =
                DhcpMessage.replyTo(discover, DhcpMessageType.OFFER, SERVER).build();
        assertThat(ReplyRoute.of(discover, offer, new DhcpPorts(6767, 6768)).destination())
                .hasToString("10.9.0.1:6767");
    }
}
