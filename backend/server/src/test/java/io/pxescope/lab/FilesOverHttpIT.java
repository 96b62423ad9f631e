package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A profile whose files are fetched over HTTP: by lpxelinux, which can, and by pxelinux.0, which cannot. */
@Lab
class FilesOverHttpIT {

    private static final String PROFILE = "payload-over-http";

    private Room room;

    @BeforeEach
    void furnish(Room given) {
        room = given;
        boolean made = StreamSupport.stream(room.api().get("/profiles").spliterator(), false)
                .anyMatch(profile -> profile.path("name").asString().equals(PROFILE));
        if (!made) {
            JsonNode profile = room.api()
                    .upload(
                            "/profiles",
                            List.of(
                                    "name=" + PROFILE,
                                    "kernel=@" + Site.KERNEL,
                                    "initrd=@" + Site.INITRD,
                                    "append=console=ttyS0,115200 quiet lab.home={{phone-home}}",
                                    "transport=http"));
            assertThat(profile.path("transport").asString()).isEqualTo("http");
        }
    }

    @AfterEach
    void takeTheTestBuildAway() {
        room.api().delete("/hosts/" + Site.MACHINE + "/assignment");
    }

    private void assign(JsonNode build) {
        room.api()
                .put(
                        "/hosts/" + Site.MACHINE + "/assignment",
                        Map.of("build", build.path("name").asString(), "profile", PROFILE, "reason", "HTTP"));
    }

    @Test
    @DisplayName("[H-01] [H-06] lpxelinux fetches kernel and initrd in HTTP/1.0, and the trace tells every octet")
    void lpxelinuxFetchesTheKernelOverHttp() {
        assign(room.site().build("lpxelinux-over-http", Site.LPXELINUX, "ldlinux.c32"));

        Capture capture = Capture.start(room.network(), "over-http");
        BootRun run;
        try (QemuClient machine = QemuClient.powerOn(room.network(), "over-http")) {
            run = machine.finish();
        }
        capture.stop();

        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(run.texts()).containsEntry("boot-ok", "LAB-BOOT-OK").containsEntry("lab-home", "LAB-HOME-OK");
        assertThat(capture.values("http.request && tcp.dstport == 8069", "http.user_agent"))
                .as("who asked the HTTP door")
                .anyMatch(agent -> agent.startsWith("Syslinux/6.04"));
        assertThat(capture.values("tftp.source_file contains \"vmlinuz\"", "tftp.source_file"))
                .as("asked for over TFTP")
                .isEmpty();

        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        for (Path file : List.of(Site.KERNEL, Site.INITRD)) {
            JsonNode transfer = transfer(boot, file);
            assertThat(transfer.path("protocol").asString()).isEqualTo("HTTP");
            assertThat(transfer.path("state").asString()).isEqualTo("complete");
            assertThat(transfer.path("acknowledged").asLong())
                    .isEqualTo(file.toFile().length());
            assertThat(transfer.path("sha256").asString()).isEqualTo(sha256(file));
        }
        assertThat(boot.toString()).contains("files over HTTP").contains("Syslinux/6.04");
        assertThat(boot.path("findings")).isEmpty();
    }

    @Test
    void pxelinuxStaysWithTftpAndTheTraceSaysWhy() {
        assign(room.site().build("pxelinux-over-http", Site.PXELINUX, "ldlinux.c32"));

        BootRun run;
        try (QemuClient machine = QemuClient.powerOn(room.network(), "not-over-http")) {
            run = machine.finish();
        }

        assertThat(run.end()).as(run.console()).isEqualTo("done");
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(transfer(boot, Site.KERNEL).path("protocol").asString()).isEqualTo("TFTP");
        assertThat(boot.toString())
                .contains("files over TFTP, though the profile asks for HTTP: pxelinux.0 fetches through the ROM");
    }

    private static JsonNode transfer(JsonNode boot, Path file) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("file")
                        .asString()
                        .endsWith("/" + file.getFileName().toString()))
                .filter(transfer -> transfer.path("sha256").isString())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(file + " is not among " + boot.path("transfers")));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
