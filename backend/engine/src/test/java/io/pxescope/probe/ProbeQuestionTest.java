package io.pxescope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.dhcp.RelayAgentInformation;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.PxeClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeQuestionTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv4Address HERE = Ipv4Address.parse("10.77.0.1");
    private static final UdpEndpoint SERVER = new UdpEndpoint(Ipv4Address.parse("10.77.0.5"), 67);

    private static DhcpMessage onTheWire(ProbeQuestion question) {
        return DhcpCodec.decode(DhcpCodec.encode(question.message()))
                .asMessage()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void asksInTheMachinesPlaceAndIsAnsweredByBroadcast(ProbeClient client) {
        DhcpMessage sent = onTheWire(new ProbeQuestion(MAC, client, 0xcafe, null, null));

        assertThat(sent.messageType()).contains(DhcpMessageType.DISCOVER);
        assertThat(sent.mac()).contains(MAC);
        assertThat(sent.isBroadcast()).isTrue();
        assertThat(sent.isRelayed()).isFalse();
        PxeClient seen = PxeClient.of(sent);
        assertThat(seen.isNetboot()).isEqualTo(client != ProbeClient.PLAIN);
        assertThat(seen.isHttpClient()).isEqualTo(client == ProbeClient.HTTP64);
        assertThat(seen.machineId().isPresent()).isEqualTo(client != ProbeClient.PLAIN);
        assertThat(ProbeClient.of(client.key())).contains(client);
    }

    @Test
    void saysItsArchitecture() {
        DhcpMessage sent = onTheWire(new ProbeQuestion(MAC, ProbeClient.EFI64, 1, null, null));
        assertThat(PxeClient.of(sent).arch()).contains(ClientArch.X64_UEFI);
        assertThat(PxeClient.of(sent).vendorClass()).isEqualTo("PXEClient:Arch:00007:UNDI:003016");
    }

    @Test
    void asksAsARelayWouldAndNamesTheNetworkItMeans() {
        Ipv4Address far = Ipv4Address.parse("10.20.14.0");
        DhcpMessage sent = onTheWire(new ProbeQuestion(MAC, ProbeClient.PLAIN, 1, HERE, far));

        assertThat(sent.giaddr()).isEqualTo(HERE);
        assertThat(sent.hops()).isEqualTo(1);
        assertThat(sent.options().relayAgentInformation().flatMap(RelayAgentInformation::linkSelection))
                .contains(far);
    }

    @Test
    void readsWhatIsOfferedAndByWhom() {
        ProbeQuestion question = new ProbeQuestion(MAC, ProbeClient.BIOS, 7, null, null);
        DhcpMessage offer = DhcpMessage.replyTo(
                        question.message(), DhcpMessageType.OFFER, Ipv4Address.parse("10.77.0.5"))
                .yiaddr(Ipv4Address.parse("10.77.0.200"))
                .siaddr(Ipv4Address.parse("10.77.0.6"))
                .file("pxelinux.0")
                .add(DhcpOptions.builder()
                        .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient")
                        .put(OptionCode.VENDOR_SPECIFIC_INFORMATION, OctetString.of(6, 1, 8, 255))
                        .text(OptionCode.TFTP_SERVER_NAME, "tftp\u0007.example")
                        .build())
                .build();

        assertThat(question.isOf(offer)).isTrue();
        ProbeOffer read = ProbeOffer.of(question, offer, SERVER, 12);
        assertThat(read)
                .isEqualTo(new ProbeOffer(
                        "52:54:00:12:34:56",
                        "bios",
                        "OFFER",
                        "10.77.0.5",
                        "10.77.0.5:67",
                        "10.77.0.200",
                        "10.77.0.6",
                        "pxelinux.0",
                        "PXEClient",
                        "060108ff",
                        "tftp\\x07.example",
                        12));
        assertThat(read.repeats(ProbeOffer.of(question, offer, SERVER, 1500))).isTrue();
        assertThat(read.who()).isEqualTo("10.77.0.5");
    }

    @Test
    void knowsNoAnswerToAnotherQuestionForItsOwn() {
        ProbeQuestion question = new ProbeQuestion(MAC, ProbeClient.PLAIN, 7, null, null);
        ProbeQuestion otherXid = new ProbeQuestion(MAC, ProbeClient.PLAIN, 8, null, null);
        ProbeQuestion otherMac =
                new ProbeQuestion(MacAddress.parse("52:54:00:12:34:57"), ProbeClient.PLAIN, 7, null, null);
        assertThat(question.isOf(otherXid.message())).isFalse();
        assertThat(question.isOf(otherMac.message())).isFalse();
    }

    @Test
    void namesAServerWithoutIdentifierByItsAddress() {
        ProbeQuestion question = new ProbeQuestion(MAC, ProbeClient.PLAIN, 7, null, null);
        DhcpMessage bare = DhcpMessage.request(DhcpMessageType.OFFER, MAC, 7)
                .op(DhcpMessage.BOOTREPLY)
                .build();
        ProbeOffer read = ProbeOffer.of(question, bare, SERVER, 0);
        assertThat(read.server()).isNull();
        assertThat(read.address()).isNull();
        assertThat(read.who()).isEqualTo("10.77.0.5");
    }
}
