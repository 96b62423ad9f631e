package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A machine that an operator named by its MAC address only tells the rest itself: iPXE's ROM on an e1000. */
@Lab
class WhatTheRomTellsIT {
    private static final String MAC = "52:54:00:aa:bb:cc";
    /** As dmidecode shows it in the machine; on the wire its first three groups are the other way round. */
    private static final String UUID = "11223344-5566-4788-99aa-bbccddeeff00";

    @Test
    void theCardsModelIsGuessedFromItsPciIdAndMarkedAsAGuess(Room room) {
        JsonNode build = room.site().build("pxelinux-facts", Site.PXELINUX, "ldlinux.c32");
        room.site().promote(build, "what the ROM tells");
        room.api().post("/hosts", Map.of("name", "lab-3", "nics", List.of(Map.of("mac", MAC))));

        try (QemuClient machine = QemuClient.powerOn(
                room.network(), "facts", "--nic", "e1000", "--mac", MAC, "--uuid", UUID, "--until", "pxelinux")) {
            BootRun run = machine.finish();
            assertThat(run.reached("pxelinux")).as(run.console()).isTrue();
        }

        JsonNode nic = await("facts of the NIC")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> room.api().get("/hosts/lab-3").path("nics").path(0),
                        known -> !known.path("heard").isNull());
        assertThat(nic.path("model").isNull()).isTrue();
        assertThat(nic.path("modelGuess").asString()).isEqualTo("Intel 82540EM");
        assertThat(nic.path("heard").path("pciId").asString()).isEqualTo("8086:100e");
        assertThat(nic.path("heard").path("arch").asString()).isEqualTo("0 x86 BIOS");
        assertThat(nic.path("heard").path("undi").asString()).isEqualTo("2.1");
        assertThat(nic.path("heard").path("machineId").asString()).isEqualTo(UUID);
        assertThat(nic.path("heard").path("machineIdOnWire").asString())
                .isEqualTo("44332211-6655-8847-99aa-bbccddeeff00");

        JsonNode boot = room.api().newestBoot("lab-3");
        assertThat(boot.path("nicModel").asString()).isEqualTo("Intel 82540EM");
        assertThat(boot.path("nicModelGuessed").asBoolean()).isTrue();
    }
}
