package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The panel is killed in the middle of a transfer: what it had said and seen is still true when it is back. */
@Lab
class CrashIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void leasesHostsAndTracesOutliveAKillAndTheNextTryBoots(Room room) {
        JsonNode build = room.site().build("pxelinux-before-the-crash", Site.PXELINUX, "ldlinux.c32");
        room.site().promote(build, "before the crash");
        int bootsBefore = room.api().boots(Site.MACHINE).size();
        try (LeaseClient client = LeaseClient.udhcpc(room.network(), directory)) {
            String leased = client.awaitEvent("bound", LIMIT);

            Capture capture = Capture.start(room.network(), "crash");
            JsonNode before;
            try (QemuClient machine = QemuClient.powerOn(room.network(), "interrupted")) {
                before = room.api().awaitBoot(Site.MACHINE, "stage", "kernel");
                room.panel().kill();
            }
            assertThat(states(before, "vmlinuz")).contains("running");
            room.panel().startAgain();

            client.renew();
            assertThat(client.awaitEvent("renew", LIMIT)).isEqualTo(leased);
            assertThat(room.api().get("/hosts/" + Site.MACHINE).toString()).contains(QemuClient.MAC);
            assertThat(room.api().get("/fleet/bootloader").toString())
                    .contains(build.path("id").asString());
            JsonNode kept = room.api().get("/boots/" + before.path("id").asString());
            assertThat(files(before)).isNotEmpty();
            assertThat(files(kept)).containsAll(files(before));
            assertThat(kept.path("state").asString())
                    .as("the boot that was cut off")
                    .isNotEqualTo("passed");

            try (QemuClient machine = QemuClient.powerOn(room.network(), "again")) {
                BootRun run = machine.finish();
                assertThat(run.end()).as(run.console()).isEqualTo("done");
            }
            capture.stop();
            assertThat(capture.malformedPackets()).isEmpty();
            assertThat(Set.copyOf(
                            capture.values("tftp.opcode == 1 && tftp contains \"initrd.gz\"", "tftp.source_file")))
                    .as("only the second boot got as far as the initrd")
                    .hasSize(1);
            assertThat(capture.values("dhcp.option.dhcp == 5 && dhcp.hw.mac_addr == " + QemuClient.MAC, "dhcp.ip.your"))
                    .as("addresses acknowledged before and after")
                    .hasSizeGreaterThan(1)
                    .containsOnly(addressOf(capture));
            room.api().awaitBoot(Site.MACHINE, "state", "passed");
            assertThat(room.api().boots(Site.MACHINE)).hasSize(bootsBefore + 2);
        }
    }

    private static String addressOf(Capture capture) {
        return capture.values("dhcp.option.dhcp == 5 && dhcp.hw.mac_addr == " + QemuClient.MAC, "dhcp.ip.your")
                .get(0);
    }

    private static List<String> states(JsonNode boot, String file) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("file").asString().endsWith(file))
                .map(transfer -> transfer.path("state").asString())
                .toList();
    }

    private static List<String> files(JsonNode boot) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("sha256").isString())
                .map(transfer -> transfer.path("file").asString())
                .toList();
    }
}
