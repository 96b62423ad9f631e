package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** First light: a BIOS machine boots Debian's PXELINUX and a Linux through the panel, and the trace tells all of it. */
@Lab
class BiosBootIT {

    @Test
    void pxelinuxBootsAKernelAndTheTraceTellsHow(Room room) {
        JsonNode build = room.site()
                .build("pxelinux-6.04", Site.PXELINUX, "ldlinux.c32", "libcom32.c32", "libutil.c32", "menu.c32");
        assertThat(build.path("family").asString()).isEqualToIgnoringCase("pxelinux");
        assertThat(build.path("flavour").asString()).isEqualTo("pxelinux");
        assertThat(build.path("version").asString()).startsWith("6.04");
        assertThat(build.path("warnings")).isEmpty();
        room.site().promote(build, "first light");

        Capture capture = Capture.start(room.network(), "boot");
        BootRun run;
        try (QemuClient machine = QemuClient.powerOn(room.network(), "boot")) {
            run = machine.finish();
        }
        capture.stop();

        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(run.texts())
                .containsEntry("boot-ok", "LAB-BOOT-OK")
                .containsEntry("lab-dhcp", "LAB-DHCP-OK")
                .containsEntry("lab-home", "LAB-HOME-OK");
        assertThat(capture.malformedPackets()).isEmpty();
        assertThat(capture.values("tftp.opcode == 3 || tftp.opcode == 6 || dhcp.type == 2", "ip.src"))
                .as("what the panel sent, as tshark read it")
                .hasSizeGreaterThan(1000)
                .containsOnly(Panel.ADDRESS);

        tracedAsItWas(room.api().awaitBoot(Site.MACHINE, "state", "passed"), build);
    }

    private static void tracedAsItWas(JsonNode boot, JsonNode build) {
        assertThat(boot.path("mac").asString()).isEqualToIgnoringCase(QemuClient.MAC);
        assertThat(boot.path("stage").asString()).isEqualTo("system");
        assertThat(boot.path("build").asString())
                .isIn(build.path("id").asString(), build.path("name").asString());
        assertThat(boot.path("findings")).isEmpty();

        ServedWhole served = ServedWhole.of(boot);
        assertThat(served.names())
                .containsSubsequence("pxelinux.0", "ldlinux.c32", "01-52-54-00-12-34-56", "vmlinuz", "initrd.gz");
        served.holds("TFTP", "pxelinux.0", Site.PXELINUX);
        served.holds("TFTP", "ldlinux.c32", Site.LDLINUX);
        served.holds("TFTP", "vmlinuz", Site.KERNEL);
        served.holds("TFTP", "initrd.gz", Site.INITRD);
    }
}
