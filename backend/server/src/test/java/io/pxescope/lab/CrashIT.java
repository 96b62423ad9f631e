package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The panel is killed in the middle of a transfer: what it had said and seen is still true when it is back. */
@Lab
class CrashIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @TempDir
    Path directory;

    @Test
    void leasesHostsAndTracesOutliveAKillAndTheNextTryBoots() {
        try (LabNetwork network = LabNetwork.up(CrashIT.class);
                Panel panel = Panel.start(network, data)) {
            Site site = new Site(panel.api()).furnish();
            JsonNode build = site.build("pxelinux-6.04", Site.PXELINUX, "ldlinux.c32");
            site.promote(build, "before the crash");
            try (LeaseClient client = LeaseClient.udhcpc(network, directory)) {
                String leased = client.awaitEvent("bound", LIMIT);

                Capture capture = Capture.start(network, "crash");
                JsonNode before;
                try (QemuClient machine = QemuClient.powerOn(network, "interrupted")) {
                    before = panel.api().awaitBoot(Site.MACHINE, "stage", "kernel");
                    panel.kill();
                }
                panel.startAgain();

                client.renew();
                assertThat(client.awaitEvent("renew", LIMIT)).isEqualTo(leased);
                assertThat(panel.api().get("/hosts/" + Site.MACHINE).toString()).contains(QemuClient.MAC);
                assertThat(panel.api().get("/fleet/bootloader").toString())
                        .contains(build.path("id").asString());
                JsonNode kept = panel.api().get("/boots/" + before.path("id").asString());
                assertThat(files(kept)).containsAll(files(before));

                try (QemuClient machine = QemuClient.powerOn(network, "again")) {
                    BootRun run = machine.finish();
                    assertThat(run.end()).as(run.console()).isEqualTo("done");
                }
                capture.stop();
                assertThat(capture.values(
                                "dhcp.option.dhcp == 5 && dhcp.hw.mac_addr == " + QemuClient.MAC, "dhcp.ip.your"))
                        .as("addresses acknowledged before and after")
                        .hasSizeGreaterThan(1)
                        .containsOnly(addressOf(capture));
                panel.api().awaitBoot(Site.MACHINE, "state", "passed");
                assertThat(panel.api().boots(Site.MACHINE)).hasSize(2);
            }
        }
    }

    private static String addressOf(Capture capture) {
        return capture.values("dhcp.option.dhcp == 5 && dhcp.hw.mac_addr == " + QemuClient.MAC, "dhcp.ip.your")
                .get(0);
    }

    private static List<String> files(JsonNode boot) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("sha256").isString())
                .map(transfer -> transfer.path("file").asString())
                .toList();
    }
}
