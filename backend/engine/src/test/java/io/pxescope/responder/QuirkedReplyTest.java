package io.pxescope.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.ReplyRoute;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Quirks;
import io.pxescope.responder.DhcpOutcome.Reply;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuirkedReplyTest {
    private static final Ipv4Address GIVEN = Ipv4Address.parse("10.77.0.100");

    private static Reply offer(Ipv4Address yiaddr, String file, ReplyRoute.Means means) {
        return new Reply(
                new DhcpMessage(
                        2,
                        1,
                        6,
                        0,
                        1,
                        0,
                        0,
                        Ipv4Address.ANY,
                        yiaddr,
                        Ipv4Address.ANY,
                        Ipv4Address.ANY,
                        DhcpMessage.request(DhcpMessageType.DISCOVER, MacAddress.parse("52:54:00:12:34:56"), 1)
                                .build()
                                .chaddr(),
                        "",
                        file,
                        DhcpOptions.builder()
                                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient")
                                .put(OptionCode.VENDOR_SPECIFIC_INFORMATION, OctetString.ofHex("060108ff"))
                                .text(OptionCode.BOOTFILE_NAME, "b/t/pxelinux.0\0")
                                .build()),
                new ReplyRoute(means, new UdpEndpoint(GIVEN, 68)),
                "because");
    }

    private static DhcpMessage with(Quirks quirks, Ipv4Address yiaddr, String file) {
        return QuirkedReply.of(offer(yiaddr, file, ReplyRoute.Means.HARDWARE_ADDRESS), quirks)
                .message();
    }

    private static Quirks ends(FileNameEnd end) {
        return new Quirks(null, null, null, null, end, null, null);
    }

    private static Optional<String> option67(FileNameEnd end, String file) {
        return with(ends(end), GIVEN, file)
                .options()
                .get(OptionCode.BOOTFILE_NAME)
                .map(OctetString::toText);
    }

    @Test
    void quirksOfTransfersLeaveAReplyAsItIs() {
        Reply usual = offer(GIVEN, "b/t/pxelinux.0", ReplyRoute.Means.HARDWARE_ADDRESS);
        assertThat(QuirkedReply.of(usual, new Quirks(512, false, 0, true, null, null, null)))
                .isEqualTo(usual);
    }

    @Test
    void withoutOption43AnOfferHasNoOption60EitherButAProxysHas() {
        Quirks without = new Quirks(null, null, null, null, null, null, false);

        assertThat(with(without, GIVEN, "f").options().contains(OptionCode.VENDOR_SPECIFIC_INFORMATION))
                .isFalse();
        assertThat(with(without, GIVEN, "f").options().contains(OptionCode.VENDOR_CLASS_IDENTIFIER))
                .isFalse();
        assertThat(with(without, Ipv4Address.ANY, "f").options().contains(OptionCode.VENDOR_CLASS_IDENTIFIER))
                .isTrue();
    }

    @Test
    void theFileNameEndsAsItsReaderNeedsIt() {
        assertThat(option67(FileNameEnd.NUL, "f")).contains("b/t/pxelinux.0\0");
        assertThat(option67(FileNameEnd.TWO_NULS, "f")).contains("b/t/pxelinux.0\0\0");
        assertThat(option67(FileNameEnd.BARE, "f")).contains("b/t/pxelinux.0");
        assertThat(option67(FileNameEnd.FIELD_ONLY, "b/t/pxelinux.0")).isEmpty();
        assertThat(option67(FileNameEnd.FIELD_ONLY, ""))
                .as("a name too long for the field")
                .contains("b/t/pxelinux.0\0\0");
    }

    @Test
    void broadcastsToAClientAndHasARelayDoSo() {
        Quirks broadcast = new Quirks(null, null, null, null, null, true, null);

        Reply direct = QuirkedReply.of(offer(GIVEN, "f", ReplyRoute.Means.HARDWARE_ADDRESS), broadcast);
        assertThat(direct.message().isBroadcast()).isTrue();
        assertThat(direct.route())
                .isEqualTo(new ReplyRoute(ReplyRoute.Means.BROADCAST_ONLY, new UdpEndpoint(Ipv4Address.BROADCAST, 68)));
        Reply relayed = QuirkedReply.of(offer(GIVEN, "f", ReplyRoute.Means.RELAY), broadcast);
        assertThat(relayed.message().isBroadcast()).isTrue();
        assertThat(relayed.route().destination()).isEqualTo(new UdpEndpoint(GIVEN, 68));
    }
}
