package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * proxyDHCP: ISC dhcpd gives the addresses, PXEscope the boot data, and the machine boots from PXEscope. An official server
 * that names a boot file itself is another matter: iPXE takes that one (measured with dnsmasq).
 */
@Lab
@Tag("long")
class BesideAnOfficialServerIT {

    @Test
    void biosAndUefiBootWhileAnotherServerGivesTheAddresses(Room room) {
        room.site()
                .promote(
                        UefiClientsIT.upload(
                                room,
                                "syslinux-6.04-proxy",
                                Site.PXELINUX,
                                Site.LDLINUX,
                                UefiClientsIT.SYSLINUX,
                                UefiClientsIT.LDLINUX64),
                        "proxy");
        room.api().patch("/networks/lab", Map.of("mode", "proxy"));
        try (OfficialServer official = OfficialServer.start(room.network(), OfficialServer.Product.ISC, "")) {
            boots(room, "proxy-bios", "pxelinux.0");
            boots(room, "proxy-uefi", "syslinux.efi", "--firmware", "uefi", "--rom", "none");
        } finally {
            room.api().patch("/networks/lab", Map.of("mode", "authoritative"));
        }
    }

    private static void boots(Room room, String tag, String loader, String... options) {
        Capture capture = Capture.start(room.network(), tag + "-wire");
        JsonNode boot = UefiClientsIT.passes(room, tag, options);
        capture.stop();
        assertThat(ServedWhole.of(boot).names()).containsSubsequence(loader, "vmlinuz", "initrd.gz");
        assertThat(capture.values("dhcp.option.dhcp == 2 && ip.src == " + Panel.ADDRESS, "dhcp.ip.your"))
                .as("no address is offered by the panel")
                .isNotEmpty()
                .containsOnly("0.0.0.0");
        assertThat(capture.values("dhcp.option.dhcp == 5", "ip.src"))
                .as("the other server confirms")
                .isNotEmpty()
                .containsOnly(OfficialServer.ADDRESS);
    }
}
