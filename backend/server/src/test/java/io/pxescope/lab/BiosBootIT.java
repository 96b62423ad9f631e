package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
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

        List<JsonNode> received = received(boot);
        assertThat(received.stream().map(BiosBootIT::name))
                .containsSubsequence("pxelinux.0", "ldlinux.c32", "01-52-54-00-12-34-56", "vmlinuz", "initrd.gz");
        servedWhole(received, "pxelinux.0", Site.PXELINUX);
        servedWhole(received, "ldlinux.c32", Site.LDLINUX);
        servedWhole(received, "vmlinuz", Site.KERNEL);
        servedWhole(received, "initrd.gz", Site.INITRD);
    }

    /** The transfers that ended with the whole file at the machine, in their order. */
    private static List<JsonNode> received(JsonNode boot) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("sha256").isString())
                .filter(transfer -> transfer.path("size").asLong(-1)
                        == transfer.path("acknowledged").asLong(-2))
                .toList();
    }

    private static void servedWhole(List<JsonNode> received, String name, Path file) {
        JsonNode transfer = received.stream()
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + received));
        try {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(transfer.path("acknowledged").asLong()).as(name).isEqualTo(bytes.length);
            assertThat(transfer.path("sha256").asString())
                    .as(name)
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last component of the file asked for, without the boot's token. */
    private static String name(JsonNode transfer) {
        String file = transfer.path("file").asString();
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
