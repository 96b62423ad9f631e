package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** UEFI x64 by OVMF's own network stack, with each kind of loader, to a Linux that phones home. */
@Lab
class UefiClientsIT {
    private static final Path SIGNED = LabNetwork.BUILD.resolve("signed");
    static final Path SYSLINUX = Path.of("/usr/lib/SYSLINUX.EFI/efi64/syslinux.efi");
    static final Path LDLINUX64 = Path.of("/usr/lib/syslinux/modules/efi64/ldlinux.e64");
    private static final Path GRUB = SIGNED.resolve("grubnetx64.efi.signed");
    private static final Path SHIM = SIGNED.resolve("shimx64.efi.signed");
    private static final Path SNPONLY = Path.of("/usr/lib/ipxe/snponly.efi");
    private static final Path UNDIONLY = Path.of("/usr/lib/ipxe/undionly.kpxe");

    /** Uploads a build of these files. */
    static JsonNode upload(Room room, String name, Path... files) {
        List<String> parts = new ArrayList<>(List.of("name=" + name));
        for (Path file : files) {
            parts.add("file=@" + file);
        }
        return room.api().upload("/builds", parts);
    }

    /** Boots the machine to its phone-home, and answers the boot that the panel saw. */
    static JsonNode passes(Room room, String tag, String... options) {
        Capture capture = Capture.start(room.network(), tag);
        BootRun run;
        try (QemuClient machine = QemuClient.powerOn(room.network(), tag, options)) {
            run = machine.finish();
        }
        capture.stop();
        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(run.texts()).containsEntry("boot-ok", "LAB-BOOT-OK").containsEntry("lab-home", "LAB-HOME-OK");
        assertThat(capture.malformedPackets()).isEmpty();
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(boot.path("stage").asString()).isEqualTo("system");
        assertThat(boot.path("findings")).as("a normal boot raises nothing").isEmpty();
        return boot;
    }

    private static JsonNode passesAsUefi(Room room, String tag) {
        return passes(room, tag, "--firmware", "uefi", "--rom", "none");
    }

    private static List<String> states(JsonNode boot, String file) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("file").asString().equals(file))
                .map(transfer -> transfer.path("state").asString())
                .toList();
    }

    @Test
    void oneAssignmentServesTheMachineWhicheverFirmwareItStartsIn(Room room) {
        JsonNode build = upload(room, "syslinux-6.04-both", Site.PXELINUX, Site.LDLINUX, SYSLINUX, LDLINUX64);
        room.api()
                .put(
                        "/hosts/" + Site.MACHINE + "/assignment",
                        Map.of("build", build.path("name").asString(), "reason", "both firmwares"));
        try {
            JsonNode uefi = passesAsUefi(room, "uefi-syslinux");
            assertThat(states(uefi, "syslinux.efi"))
                    .as("EDK2 asks for the size first")
                    .containsExactly("size_probe", "complete");
            ServedWhole served = ServedWhole.of(uefi);
            assertThat(served.names())
                    .containsSubsequence("syslinux.efi", "ldlinux.e64", "01-52-54-00-12-34-56", "vmlinuz", "initrd.gz");
            served.holds("TFTP", "syslinux.efi", SYSLINUX);
            served.holds("TFTP", "ldlinux.e64", LDLINUX64);
            served.holds("TFTP", "vmlinuz", Site.KERNEL);
            served.holds("TFTP", "initrd.gz", Site.INITRD);

            JsonNode bios = passes(room, "bios-same-build");
            assertThat(ServedWhole.of(bios).names()).containsSubsequence("pxelinux.0", "ldlinux.c32", "vmlinuz");
        } finally {
            room.api().delete("/hosts/" + Site.MACHINE + "/assignment");
        }
    }

    @Test
    void shimStartsGrubWhichAsksWithItsOwnPrefixAndIsFoundByItsAddress(Room room) {
        room.site().promote(upload(room, "shim-grub", SHIM, GRUB), "Secure Boot chain");
        JsonNode boot = passesAsUefi(room, "uefi-shim");
        ServedWhole served = ServedWhole.of(boot);
        assertThat(served.names())
                .containsSubsequence("shimx64.efi.signed", "grubx64.efi", "grub.cfg", "vmlinuz", "initrd.gz");
        served.holds("TFTP", "shimx64.efi.signed", SHIM);
        served.holds("TFTP", "grubx64.efi", GRUB);
        served.holds("TFTP", "vmlinuz", Site.KERNEL);
        served.holds("TFTP", "initrd.gz", Site.INITRD);
    }

    @Test
    void grubBootsByItself(Room room) {
        room.site().promote(upload(room, "grub-2.06", GRUB), "GRUB alone");
        JsonNode boot = passesAsUefi(room, "uefi-grub");
        assertThat(ServedWhole.of(boot).names())
                .containsSubsequence("grubnetx64.efi.signed", "grub.cfg", "vmlinuz", "initrd.gz");
        assertThat(states(boot, "grub/x86_64-efi/command.lst")).containsExactly("not_found");
    }

    @Test
    void ipxeIsGivenItsScriptAndNotItselfAgain(Room room) {
        room.site().promote(upload(room, "ipxe", UNDIONLY, SNPONLY), "iPXE");
        JsonNode boot = passesAsUefi(room, "uefi-snponly");
        assertThat(states(boot, "snponly.efi")).containsExactly("size_probe", "complete");
        ServedWhole served = ServedWhole.of(boot);
        assertThat(served.names()).containsSubsequence("snponly.efi", "boot.ipxe", "vmlinuz");
        served.holds("TFTP", "snponly.efi", SNPONLY);
        served.holds("HTTP", "vmlinuz", Site.KERNEL);
        JsonNode http = passes(room, "uefi-http", "--firmware", "uefi", "--rom", "none", "--uefi-http");
        assertThat(states(http, "snponly.efi")).as("HEAD, then GET").containsExactly("size_probe", "complete");
        ServedWhole.of(http).holds("HTTP", "snponly.efi", SNPONLY);

        room.network().lab(Duration.ofSeconds(30), "impair", "--plain-rom");
        try {
            JsonNode chained = passes(room, "bios-undionly");
            ServedWhole.of(chained).holds("TFTP", "undionly.kpxe", UNDIONLY);
            assertThat(ServedWhole.of(chained).names()).containsSubsequence("undionly.kpxe", "boot.ipxe", "vmlinuz");
        } finally {
            room.network().lab(Duration.ofSeconds(30), "impair", "--off");
        }
    }

    /** iPXE starts the kernel with up to a window of the last file unacknowledged; a run of its own, see docs/lab.md. */
    @Tag("long")
    @Test
    void theEndThatIpxeLeavesUnacknowledgedIsToldAsSent(Room room) {
        room.site().promote(upload(room, "ipxe-unacknowledged", SNPONLY), "iPXE");
        String boot = passesAsUefi(room, "uefi-unacknowledged").path("id").asString();
        await("the end of the initrd")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(states(room.api().get("/boots/" + boot), "profile/initrd.gz"))
                        .singleElement()
                        .isIn("complete", "sent"));
    }
}
