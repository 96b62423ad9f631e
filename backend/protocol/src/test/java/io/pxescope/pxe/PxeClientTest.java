package io.pxescope.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PxeClientTest {

    private static PxeClient recorded(String name) throws IOException {
        try (InputStream in = PxeClientTest.class.getResourceAsStream("/io/pxescope/dhcp/packets/" + name + ".hex")) {
            String hex = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            byte[] payload = HexFormat.of().parseHex(hex.replace("\n", ""));
            return PxeClient.of(DhcpCodec.decode(payload).asMessage().orElseThrow());
        }
    }

    private static PxeClient sending(DhcpOptions.Builder options) {
        return PxeClient.of(DhcpMessage.request(DhcpMessageType.DISCOVER, MacAddress.parse("52:54:00:12:34:56"), 1)
                .add(options.build())
                .build());
    }

    @Test
    void knowsIpxeAsRomOnBios() throws IOException {
        PxeClient client = recorded("ipxe-bios-discover");
        assertThat(client.isPxe()).isTrue();
        assertThat(client.isIpxe()).isTrue();
        assertThat(client.isHttpClient()).isFalse();
        assertThat(client.arch()).contains(ClientArch.X86_BIOS);
        assertThat(client.undi()).contains(new UndiVersion(2, 1));
        assertThat(client.ipxe().flatMap(IpxeFacts::pciDevice)).contains("1af4:1041");
        assertThat(client.ipxe().flatMap(IpxeFacts::version)).contains("1.0.0");
        assertThat(client.ipxe().orElseThrow().hasFeature(0x13)).isTrue();
        assertThat(client.ipxe().orElseThrow().hasFeature(0x24)).isFalse();
    }

    @Test
    void knowsUefiFirmware() throws IOException {
        PxeClient client = recorded("edk2-discover");
        assertThat(client.isPxe()).isTrue();
        assertThat(client.isIpxe()).isFalse();
        assertThat(client.arch().map(ClientArch::family)).contains(ClientArch.Family.EFI_X64);
        assertThat(client.undi()).contains(new UndiVersion(3, 0));
        assertThat(client.machineId()).isEmpty();
    }

    @Test
    void knowsAnHttpBootClient() throws IOException {
        PxeClient client = recorded("http-boot-discover");
        assertThat(client.isHttpClient()).isTrue();
        assertThat(client.isPxe()).isFalse();
        assertThat(client.arch()).contains(ClientArch.X64_UEFI_HTTP);
        assertThat(client.arch().orElseThrow().isHttp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dhclient-discover", "udhcpc-discover", "edk2-ip4-discover"})
    void takesNobodyElseForANetbootClient(String name) throws IOException {
        assertThat(recorded(name).isNetboot()).isFalse();
    }

    @Test
    void readsSeveralArchitecturesInTheClientsOrder() {
        PxeClient client =
                sending(DhcpOptions.builder().put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.of(0, 7, 0, 0)));
        assertThat(client.archs()).containsExactly(ClientArch.X64_UEFI, ClientArch.X86_BIOS);
    }

    @Test
    void fallsBackToTheVendorClassForWhatIsMissingOrMalformed() {
        PxeClient client = sending(DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:00009:UNDI:003016")
                .put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.of(7))
                .put(OptionCode.CLIENT_NETWORK_INTERFACE, OctetString.of(1, 3)));
        assertThat(client.arch().map(ClientArch::family)).contains(ClientArch.Family.EFI_X64);
        assertThat(client.undi()).contains(new UndiVersion(3, 16));
    }

    @Test
    void takesNoHarmFromMalformedPieces() {
        PxeClient client = sending(DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:99999:UNDI:x")
                .put(OptionCode.USER_CLASS, OctetString.EMPTY)
                .put(OptionCode.CLIENT_SYSTEM_ARCHITECTURE, OctetString.EMPTY)
                .put(OptionCode.CLIENT_MACHINE_IDENTIFIER, OctetString.of(0, 1, 2))
                .put(OptionCode.IPXE_ENCAPSULATED, OctetString.of(0xb1, 5, 1)));
        assertThat(client.isPxe()).isTrue();
        assertThat(client.arch()).isEmpty();
        assertThat(client.undi()).isEmpty();
        assertThat(client.machineId()).isEmpty();
        assertThat(client.userClasses()).isEmpty();
        assertThat(client.ipxe().flatMap(IpxeFacts::pciDevice)).isEmpty();
    }

    @Test
    void readsUserClassesBareAndWithLengths() {
        assertThat(sending(DhcpOptions.builder().text(OptionCode.USER_CLASS, "iPXE"))
                        .isIpxe())
                .isTrue();
        PxeClient listed = sending(DhcpOptions.builder()
                .put(OptionCode.USER_CLASS, OctetString.of(3, 'l', 'a', 'b', 4, 'i', 'P', 'X', 'E')));
        assertThat(listed.userClasses()).containsExactly("lab", "iPXE");
        assertThat(listed.isIpxe()).isTrue();
    }

    @Test
    void showsAMachineIdInBothOrders() {
        PxeClient client = sending(DhcpOptions.builder()
                .put(
                        OptionCode.CLIENT_MACHINE_IDENTIFIER,
                        OctetString.ofHex("004433221166558847" + "99aabbccddeeff00")));
        MachineId id = client.machineId().orElseThrow();
        assertThat(id.inWireOrder()).isEqualTo("44332211-6655-8847-99aa-bbccddeeff00");
        assertThat(id.canonical()).isEqualTo("11223344-5566-4788-99aa-bbccddeeff00");
        assertThat(id.isUsedByPxelinux()).isTrue();
    }

    @Test
    void namesArchitecturesAndKeepsUnknownOnes() {
        assertThat(ClientArch.X64_UEFI).hasToString("7 x64 UEFI");
        assertThat(new ClientArch(4711)).hasToString("architecture 4711");
        assertThat(new ClientArch(4711).family()).isEqualTo(ClientArch.Family.OTHER);
    }

    @Test
    void tellsClientsToUseTheBootFileGiven() {
        assertThat(PxeVendorOptions.bootFileGiven().encode()).isEqualTo(OctetString.of(6, 1, 8, 255));
        assertThat(PxeVendorOptions.bootFileGiven()
                        .with(71, OctetString.of(0, 0, 0, 0))
                        .encode())
                .isEqualTo(OctetString.of(6, 1, 8, 71, 4, 0, 0, 0, 0, 255));
    }
}
