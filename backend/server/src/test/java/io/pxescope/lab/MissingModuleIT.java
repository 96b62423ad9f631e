package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** PXELINUX 6 without its {@code ldlinux.c32}: it asks in six places and gives up, and the trace says so. */
@Lab
class MissingModuleIT {

    @TempDir
    Path data;

    @Test
    void bootWithoutLdlinuxEndsAsFailedAtModulesWithTheSixNamesAskedFor() {
        try (LabNetwork network = LabNetwork.up(MissingModuleIT.class);
                Panel panel = Panel.start(network, data)) {
            Site site = new Site(panel.api()).furnish();
            JsonNode build = site.build("pxelinux without its core module", Site.PXELINUX, "menu.c32");
            assertThat(build.path("warnings").toString()).contains("ldlinux.c32");
            site.promote(build, "to see it fail");

            Capture capture = Capture.start(network, "missing");
            try (QemuClient machine =
                    QemuClient.powerOn(network, "missing", "--until", "no-ldlinux", "--linger", "3")) {
                BootRun run = machine.finish();
                assertThat(run.end()).as(run.console()).isEqualTo("no-ldlinux");
            }
            capture.stop();
            assertThat(capture.malformedPackets()).isEmpty();

            JsonNode boot = panel.api().awaitBoot(Site.MACHINE, "state", "failed");
            assertThat(boot.path("stage").asString()).isEqualTo("modules");
            List<String> asked =
                    capture.values("tftp.opcode == 1 && tftp contains \"ldlinux.c32\"", "tftp.source_file");
            assertThat(asked).as("names PXELINUX asked for").hasSize(6).doesNotHaveDuplicates();
            assertThat(StreamSupport.stream(boot.path("transfers").spliterator(), false)
                            .map(transfer -> transfer.path("path").asString())
                            .filter(file -> file.endsWith("ldlinux.c32")))
                    .as("names in the trace")
                    .containsExactlyElementsOf(asked);
        }
    }
}
