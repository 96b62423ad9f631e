package io.pxescope.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.inventory.HeardFacts;
import io.pxescope.inventory.HeardFacts.Voice;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.PxeClient;
import org.junit.jupiter.api.Test;

class IntroductionsTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");

    private static DhcpOptions.Builder calls(String vendorClass) {
        return DhcpOptions.builder().text(OptionCode.VENDOR_CLASS_IDENTIFIER, vendorClass);
    }

    private static PxeClient client(DhcpOptions.Builder options) {
        return PxeClient.of(DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 1)
                .add(options.build())
                .build());
    }

    @Test
    void readsWhatARomSaysWithItsMachinesUuidInBothOrders() {
        HeardFacts facts = Introductions.factsOf(client(calls("PXEClient:Arch:00000:UNDI:002001")
                .put(OptionCode.CLIENT_MACHINE_IDENTIFIER, OctetString.ofHex("0044332211665588479900aabbccddeeff"))));

        assertThat(facts)
                .isEqualTo(new HeardFacts(
                        Voice.PXE,
                        "0 x86 BIOS",
                        "2.1",
                        "PXEClient:Arch:00000:UNDI:002001",
                        "11223344-5566-4788-9900-aabbccddeeff",
                        "44332211-6655-8847-9900-aabbccddeeff",
                        null,
                        null));
    }

    @Test
    void tellsIpxeAndHttpBootFromPlainFirmware() {
        HeardFacts ipxe = Introductions.factsOf(client(calls("PXEClient:Arch:00007:UNDI:003010")
                .put(OptionCode.IPXE_ENCAPSULATED, OctetString.ofHex("b105018086100eeb03011501"))));
        HeardFacts http = Introductions.factsOf(client(calls("HTTPClient:Arch:00016:UNDI:003000")));

        assertThat(ipxe).isNotNull();
        assertThat(ipxe.voice()).isEqualTo(Voice.IPXE);
        assertThat(ipxe.ipxeVersion()).isEqualTo("1.21.1");
        assertThat(ipxe.pciId()).isEqualTo("8086:100e");
        assertThat(http).isNotNull();
        assertThat(http.voice()).isEqualTo(Voice.HTTP);
        assertThat(http.arch()).isEqualTo("16 x64 UEFI HTTP");
    }

    @Test
    void hearsNothingInTheDhcpOfABootedSystem() {
        assertThat(Introductions.factsOf(client(calls("udhcp 1.35.0")))).isNull();
    }
}
