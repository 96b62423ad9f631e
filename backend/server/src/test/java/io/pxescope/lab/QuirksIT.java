package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A machine that boots under a quirk rule: what the rule says is on the wire and in the trace, and it boots. */
@Lab
class QuirksIT {
    private final Room room;

    QuirksIT(Room room) {
        this.room = room;
    }

    @AfterEach
    void removeTheRules() {
        room.api()
                .get("/quirks")
                .forEach(rule -> room.api().delete("/quirks/" + rule.path("id").asString()));
    }

    @Tag("long")
    @Test
    void aCohortBootsWithSmallBlocksFromThePortThatWasAsked() {
        promoted("pxelinux-quirks-a");
        String rule = rule(Map.of(
                "name",
                "Small blocks, one port",
                "cohort",
                Map.of("nicModel", "virtio*", "firmware", "bios", "network", "lab"),
                "quirks",
                Map.of("maxBlksize", 1024, "singlePort", true)));
        room.api().put("/quirks/" + rule + "/state", Map.of("state", "on"));

        Capture capture = Capture.start(room.network(), "quirks-a");
        BootRun run = boot("quirks-a");
        capture.stop();

        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(capture.values("ip.src == " + Panel.ADDRESS + " && tftp", "udp.srcport"))
                .hasSizeGreaterThan(1000)
                .containsOnly("69");
        assertThat(capture.values("tftp.opcode == 6 && tftp.option.name == \"blksize\"", "tftp.option.value"))
                .isNotEmpty();
        assertThat(capture.frames("tftp.opcode == 3 && udp.length > " + (8 + 4 + 1024)))
                .isEmpty();
        assertThat(capture.frames("tftp.opcode == 3 && udp.length == " + (8 + 4 + 1024)))
                .hasSizeGreaterThan(1000);
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(whole(boot))
                .isNotEmpty()
                .allSatisfy(transfer -> assertThat(
                                transfer.path("options").path("blksize").asString())
                        .isEqualTo("1024"));
        JsonNode decided = decided(boot);
        assertThat(decided.path("quirks").asString()).isEqualTo("blksize at most 1024, TFTP from the port asked");
        assertThat(decided.path("rules").toString()).contains("Small blocks, one port");
    }

    @Test
    void oneHostIsTriedOutWithoutOack() {
        promoted("pxelinux-quirks-b");
        String rule = rule(Map.of(
                "name",
                "No OACK",
                "cohort",
                Map.of("nicModel", "some other card"),
                "quirks",
                Map.of("oack", false, "option43", false)));
        room.api().put("/quirks/" + rule + "/state", Map.of("state", "trial", "host", Site.MACHINE));

        Capture capture = Capture.start(room.network(), "quirks-b");
        BootRun run = boot("quirks-b");
        capture.stop();

        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(capture.frames("tftp.opcode == 1 && tftp.option.name == \"blksize\""))
                .as("the machine asks for options all the same")
                .isNotEmpty();
        assertThat(capture.frames("tftp.opcode == 6")).isEmpty();
        assertThat(capture.frames("tftp.opcode == 3 && udp.length > " + (8 + 4 + 512)))
                .isEmpty();
        assertThat(capture.frames("dhcp.type == 2 && dhcp.option.type == 43")).isEmpty();
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(whole(boot))
                .isNotEmpty()
                .allSatisfy(transfer -> assertThat(transfer.path("options")).isEmpty());
        assertThat(decided(boot).path("quirks").asString()).isEqualTo("no OACK, without option 43");
        assertThat(decided(boot).path("rules").toString()).contains("on trial here");
    }

    private BootRun boot(String tag) {
        try (QemuClient machine = QemuClient.powerOn(room.network(), tag)) {
            return machine.finish();
        }
    }

    private void promoted(String name) {
        JsonNode build =
                room.site().build(name, Site.PXELINUX, "ldlinux.c32", "libcom32.c32", "libutil.c32", "menu.c32");
        room.site().promote(build, "quirks");
    }

    private String rule(Map<String, Object> rule) {
        return room.api().post("/quirks", rule).path("id").asString();
    }

    private JsonNode decided(JsonNode boot) {
        JsonNode events = room.api().get("/boots/" + boot.path("id").asString() + "/events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("kind").asString().equals("Decided"))
                .map(event -> event.path("event"))
                .findFirst()
                .orElseThrow();
    }

    /** The transfers that ended with the whole file at the machine. */
    private static List<JsonNode> whole(JsonNode boot) {
        return StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .filter(transfer -> transfer.path("state").asString().equals("complete"))
                .toList();
    }
}
