package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** PXELINUX 6 without its {@code ldlinux.c32}: it asks in six places and gives up, and the trace says so. */
@Lab
class MissingModuleIT {

    @Test
    void bootWithoutLdlinuxEndsAsFailedAtModulesWithTheSixNamesAskedFor(Room room) {
        JsonNode build = room.site().build("pxelinux without its core module", Site.PXELINUX, "menu.c32");
        assertThat(build.path("warnings").toString()).contains("ldlinux.c32");
        room.site().promote(build, "to see it fail");

        Capture capture = Capture.start(room.network(), "missing");
        try (QemuClient machine =
                QemuClient.powerOn(room.network(), "missing", "--until", "no-ldlinux", "--linger", "1")) {
            BootRun run = machine.finish();
            assertThat(run.end()).as(run.console()).isEqualTo("no-ldlinux");
        }
        capture.stop();
        assertThat(capture.malformedPackets()).isEmpty();

        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "failed");
        assertThat(boot.path("stage").asString()).isEqualTo("modules");
        List<String> asked = capture.values("tftp.opcode == 1 && tftp contains \"ldlinux.c32\"", "tftp.source_file");
        assertThat(asked).as("names PXELINUX asked for").hasSize(6).doesNotHaveDuplicates();
        assertThat(StreamSupport.stream(boot.path("transfers").spliterator(), false)
                        .map(transfer -> transfer.path("path").asString())
                        .filter(file -> file.endsWith("ldlinux.c32")))
                .as("names in the trace")
                .containsExactlyElementsOf(asked);
        assertThat(boot.path("verdict").path("code").asString()).isEqualTo("MODULE_MISSING");
        assertThat(boot.path("verdict").path("text").asString())
                .contains(
                        "under 6 names",
                        "none of them: ldlinux.c32, /boot/isolinux/ldlinux.c32, /isolinux/ldlinux.c32,"
                                + " /boot/syslinux/ldlinux.c32, /syslinux/ldlinux.c32, /ldlinux.c32.");
    }
}
