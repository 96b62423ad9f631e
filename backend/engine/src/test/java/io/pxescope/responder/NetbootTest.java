package io.pxescope.responder;

import static io.pxescope.responder.ResponderScene.BOOT;
import static io.pxescope.responder.ResponderScene.NEXT_SERVER;
import static io.pxescope.responder.ResponderScene.ON_LINK;
import static io.pxescope.responder.ResponderScene.POOLED;
import static io.pxescope.responder.ResponderScene.SERVER;
import static io.pxescope.responder.ResponderScene.STRANGER;
import static io.pxescope.responder.ResponderScene.WEB_01;
import static io.pxescope.responder.ResponderScene.address;
import static io.pxescope.responder.ResponderScene.asReply;
import static io.pxescope.responder.ResponderScene.message;
import static io.pxescope.responder.ResponderScene.onTheWire;
import static io.pxescope.responder.ResponderScene.pxe;
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
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Network.Answer;
import io.pxescope.policy.Network.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What PXE clients are told, and what nobody else is. */
class NetbootTest {

    private final ResponderScene scene = new ResponderScene();

    private static final LeaseAnswer HELD = new LeaseAnswer.Held(POOLED, Duration.ofMinutes(10));

    private static DhcpMessage pxeDiscover() {
        return message(DhcpMessageType.DISCOVER, WEB_01).add(pxe(0)).build();
    }

    @Test
    void tellsAPxeClientEverythingItsLoaderNeeds() {
        DhcpMessage discover = pxeDiscover();
        DhcpOutcome.Reply reply = scene.reply(discover, ON_LINK, POOLED);
        DhcpMessage offer = onTheWire(reply, discover);
        assertThat(offer.siaddr()).isEqualTo(NEXT_SERVER);
        assertThat(offer.file()).isEqualTo("b/token/lpxelinux.0");
        DhcpOptions options = offer.options();
        assertThat(options.get(OptionCode.BOOTFILE_NAME)).contains(OctetString.ofText("b/token/lpxelinux.0\0"));
        assertThat(options.text(OptionCode.VENDOR_CLASS_IDENTIFIER)).contains("PXEClient");
        assertThat(options.get(OptionCode.VENDOR_SPECIFIC_INFORMATION)).contains(OctetString.of(6, 1, 8, 255));
        assertThat(options.text(OptionCode.TFTP_SERVER_NAME)).contains("10.0.0.1");
        assertThat(options.addresses(OptionCode.TFTP_SERVER_ADDRESS)).containsExactly(NEXT_SERVER);
        assertThat(options.text(OptionCode.PATH_PREFIX)).contains("b/token/");
        assertThat(options.text(OptionCode.CONFIGURATION_FILE)).contains("pxelinux.cfg/01-52-54-00-00-00-01");
        assertThat(options.get(OptionCode.CLIENT_MACHINE_IDENTIFIER))
                .isEqualTo(discover.options().get(OptionCode.CLIENT_MACHINE_IDENTIFIER));
        assertThat(reply.because()).endsWith("It gets build 6.04.");
    }

    @Test
    void tellsTheSameInOfferAndAck() {
        DhcpMessage request = selecting(WEB_01, POOLED).toBuilder().add(pxe(0)).build();
        DhcpMessage offer = onTheWire(scene.reply(pxeDiscover(), ON_LINK, POOLED), pxeDiscover());
        DhcpMessage ack = onTheWire(scene.reply(request, ON_LINK, POOLED), request);
        assertThat(ack.file()).isEqualTo(offer.file());
        assertThat(ack.siaddr()).isEqualTo(offer.siaddr());
        assertThat(ack.options().toBuilder().messageType(DhcpMessageType.OFFER).build())
                .isEqualTo(offer.options());
    }

    @Test
    void fitsA576OctetClientWithALongToken() {
        String token = "b/" + "t".repeat(51) + "/";
        BootAnswer longest =
                new BootAnswer(token + "lpxelinux.0", token, BOOT.configFile(), NEXT_SERVER, BOOT.because());
        DhcpMessage discover = pxeDiscover();
        DhcpOutcome.Reply reply = asReply(scene.outcome(discover, ON_LINK, longest, HELD));
        assertThat(onTheWire(reply, discover).options().codes())
                .containsExactlyInAnyOrderElementsOf(reply.message().options().codes());
    }

    @Test
    void leavesTheFileFieldEmptyRatherThanCutAName() {
        BootAnswer longest = new BootAnswer("b/" + "x".repeat(126), "b/", "c", NEXT_SERVER, "because");
        DhcpMessage offer =
                asReply(scene.outcome(pxeDiscover(), ON_LINK, longest, HELD)).message();
        assertThat(offer.file()).isEmpty();
        assertThat(offer.options().text(OptionCode.BOOTFILE_NAME)).contains(longest.file());
        BootAnswer fits = new BootAnswer("b/" + "x".repeat(125), "b/", "c", NEXT_SERVER, "because");
        assertThat(asReply(scene.outcome(pxeDiscover(), ON_LINK, fits, HELD))
                        .message()
                        .file())
                .hasSize(127);
    }

    @Test
    void givesAnOrdinaryClientNoBootFile() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, WEB_01).build();
        assertThat(scene.question(discover, ON_LINK).netboot()).isFalse();
        DhcpMessage offer = onTheWire(scene.reply(discover, ON_LINK, POOLED), discover);
        assertThat(offer.file()).isEmpty();
        assertThat(offer.siaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(offer.options().codes())
                .doesNotContain(
                        OptionCode.BOOTFILE_NAME,
                        OptionCode.VENDOR_CLASS_IDENTIFIER,
                        OptionCode.VENDOR_SPECIFIC_INFORMATION,
                        OptionCode.PATH_PREFIX);
    }

    private static DhcpMessage httpDiscover() {
        return message(DhcpMessageType.DISCOVER, WEB_01)
                .add(DhcpOptions.builder()
                        .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "HTTPClient:Arch:00016:UNDI:003000")
                        .build())
                .build();
    }

    @Test
    void givesAnHttpClientAUrlAndSaysThatItIsForOne() {
        String url = "http://10.0.0.1:8069/b/token/snponly.efi";
        BootAnswer http = new BootAnswer(url, null, null, NEXT_SERVER, true, "because");
        DhcpMessage offer =
                asReply(scene.outcome(httpDiscover(), ON_LINK, http, HELD)).message();
        assertThat(offer.options().text(OptionCode.VENDOR_CLASS_IDENTIFIER)).contains("HTTPClient");
        assertThat(offer.options().text(OptionCode.BOOTFILE_NAME)).contains(url);
        assertThat(offer.file()).isEqualTo(url);
        assertThat(offer.options().codes())
                .doesNotContain(OptionCode.VENDOR_SPECIFIC_INFORMATION, OptionCode.PATH_PREFIX);
    }

    private @Nullable Firmware firmwareOf(DhcpMessage discover) {
        BootClient client = scene.question(discover, ON_LINK).client();
        return client == null ? null : client.firmware();
    }

    @ParameterizedTest
    @CsvSource({
        "0, BIOS",
        "6, EFI32",
        "7, EFI64",
        "9, EFI64",
        "10, ARM32",
        "11, ARM64",
        "15, EFI32",
        "16, EFI64",
        "17, EFI64",
        "18, ARM32",
        "19, ARM64",
        "20, BIOS",
        "27, RISCV64"
    })
    void readsTheFirmwareOfEachArchitecture(int arch, Firmware firmware) {
        DhcpMessage discover =
                message(DhcpMessageType.DISCOVER, WEB_01).add(pxe(arch)).build();
        assertThat(firmwareOf(discover)).isEqualTo(firmware);
    }

    @Test
    void takesTheFirstArchitectureThatBuildsCanServe() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, WEB_01)
                .add(pxe(0))
                .add(DhcpOptions.builder()
                        .put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.of(0, 31, 0, 7))
                        .build())
                .build();
        assertThat(firmwareOf(discover)).isEqualTo(Firmware.EFI64);
    }

    @Test
    void takesAPxeClientThatNamesNoArchitectureForABios() {
        DhcpMessage discover = message(DhcpMessageType.DISCOVER, WEB_01)
                .add(DhcpOptions.builder()
                        .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient")
                        .build())
                .build();
        assertThat(firmwareOf(discover)).isEqualTo(Firmware.BIOS);
    }

    @Test
    void staysSilentToAnArchitectureThatNoBuildCanServe() {
        DhcpMessage discover =
                message(DhcpMessageType.DISCOVER, WEB_01).add(pxe(31)).build();
        assertThat(scene.silence(discover, ON_LINK)).isEqualTo(DropReason.NOTHING_TO_BOOT);
    }

    @Test
    void staysSilentToAPxeClientThatNothingWouldBootButRenewsItsLease() {
        assertThat(reasonOf(scene.outcome(pxeDiscover(), ON_LINK, null, HELD))).isEqualTo(DropReason.NOTHING_TO_BOOT);
        DhcpMessage renewal = message(DhcpMessageType.REQUEST, WEB_01)
                .ciaddr(POOLED)
                .add(pxe(0))
                .build();
        assertThat(asReply(scene.outcome(renewal, ON_LINK, null, HELD))
                        .message()
                        .messageType())
                .contains(DhcpMessageType.ACK);
    }

    @Test
    void offersBootDataOnlyWhereAnotherServerGivesAddresses() {
        scene.with(Mode.PROXY, Answer.KNOWN);
        DhcpMessage discover = pxeDiscover();
        assertThat(scene.question(discover, ON_LINK).lease()).isNull();
        DhcpOutcome.Reply reply = asReply(scene.outcome(discover, ON_LINK, BOOT, null));
        assertThat(reply.message().yiaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(reply.message().options().contains(OptionCode.LEASE_TIME)).isFalse();
        assertThat(reply.message().options().text(OptionCode.VENDOR_CLASS_IDENTIFIER))
                .contains("PXEClient");
        assertThat(reply.message().options().contains(OptionCode.CLIENT_MACHINE_IDENTIFIER))
                .isTrue();
        assertThat(reply.route().means()).isEqualTo(Means.BROADCAST_NO_ADDRESS);
    }

    @Test
    void staysSilentAsAProxyToOrdinaryClientsAndToEverythingButDiscover() {
        scene.with(Mode.PROXY, Answer.ALL);
        assertThat(scene.silence(message(DhcpMessageType.DISCOVER, STRANGER).build(), ON_LINK))
                .isEqualTo(DropReason.BY_PROTOCOL);
        DhcpMessage elsewhere = message(DhcpMessageType.REQUEST, WEB_01)
                .add(pxe(0))
                .add(address(OptionCode.REQUESTED_ADDRESS, Ipv4Address.parse("192.168.1.1")))
                .build();
        assertThat(scene.silence(elsewhere, ON_LINK)).isEqualTo(DropReason.BY_PROTOCOL);
    }

    private static final Ingress AT_4011 =
            new Ingress("eth1", SERVER, new UdpEndpoint(POOLED, 4011), SERVER, Ingress.Service.BOOT_SERVER);

    private static DhcpMessage bootServerRequest(DhcpMessageType type) {
        return message(type, WEB_01).ciaddr(POOLED).add(pxe(7)).build();
    }

    /** Requirements. */
    @ParameterizedTest
    @EnumSource(
            value = DhcpMessageType.class,
            names = {"REQUEST", "INFORM"})
    void answersABootServersClientWhereItIs(DhcpMessageType type) {
        scene.with(Mode.PROXY, Answer.KNOWN);
        DhcpMessage request = bootServerRequest(type).toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.VENDOR_SPECIFIC_INFORMATION, OctetString.of(71, 4, 0, 0, 0, 0, 255))
                        .address(OptionCode.SERVER_IDENTIFIER, Ipv4Address.parse("10.0.0.5"))
                        .build())
                .build();
        DhcpOutcome.Reply reply = asReply(scene.outcome(request, AT_4011, BOOT, null));
        assertThat(reply.message().messageType()).contains(DhcpMessageType.ACK);
        assertThat(reply.message().yiaddr()).isEqualTo(Ipv4Address.ANY);
        assertThat(reply.message().file()).isEqualTo(BOOT.file());
        assertThat(reply.message().options().get(OptionCode.VENDOR_SPECIFIC_INFORMATION))
                .contains(OctetString.of(6, 1, 8, 71, 4, 0, 0, 0, 0, 255));
        assertThat(reply.message().options().contains(OptionCode.CLIENT_MACHINE_IDENTIFIER))
                .isTrue();
        assertThat(reply.route().destination()).isEqualTo(new UdpEndpoint(POOLED, 4011));
    }

    /** Requirements. */
    @Test
    void isSilentAtTheBootServersPortToAllElse() {
        DhcpMessage plain =
                message(DhcpMessageType.REQUEST, WEB_01).ciaddr(POOLED).build();
        assertThat(scene.silence(plain, AT_4011)).isEqualTo(DropReason.BY_PROTOCOL);
        for (DhcpMessageType type :
                new DhcpMessageType[] {DhcpMessageType.DISCOVER, DhcpMessageType.RELEASE, DhcpMessageType.DECLINE}) {
            assertThat(scene.silence(bootServerRequest(type), AT_4011))
                    .as("%s", type)
                    .isEqualTo(DropReason.BY_PROTOCOL);
        }
    }

    /** Requirement X-14. */
    @Test
    void broadcastsToABootServersClientThatShowsNoAddress() {
        Ingress nowhere =
                new Ingress("eth1", SERVER, new UdpEndpoint(Ipv4Address.ANY, 68), SERVER, Ingress.Service.BOOT_SERVER);
        DhcpMessage request =
                message(DhcpMessageType.REQUEST, WEB_01).add(pxe(7)).build();
        assertThat(asReply(scene.outcome(request, nowhere, BOOT, null)).route().destination())
                .isEqualTo(new UdpEndpoint(Ipv4Address.BROADCAST, 68));
    }

    @Test
    void refusesADisabledHostAtTheBootServersPort() {
        DhcpMessage request = message(DhcpMessageType.REQUEST, ResponderScene.DISABLED)
                .ciaddr(POOLED)
                .add(pxe(7))
                .build();
        assertThat(scene.silence(request, AT_4011)).isEqualTo(DropReason.HOST_DISABLED);
    }

    @Test
    void readsABroadcastRenewalAsRebinding() {
        Ingress toAll =
                new Ingress("eth1", SERVER, new UdpEndpoint(POOLED, 68), Ipv4Address.BROADCAST, Ingress.Service.DHCP);
        DhcpMessage renewal =
                message(DhcpMessageType.REQUEST, WEB_01).ciaddr(POOLED).build();
        assertThat(scene.question(renewal, toAll).lease())
                .isInstanceOfSatisfying(
                        LeaseQuery.Commit.class,
                        commit -> assertThat(commit.state()).isEqualTo(LeaseQuery.ClientState.REBINDING));
        assertThat(scene.question(renewal, ON_LINK).lease())
                .isInstanceOfSatisfying(
                        LeaseQuery.Commit.class,
                        commit -> assertThat(commit.state()).isEqualTo(LeaseQuery.ClientState.RENEWING));
    }
}
