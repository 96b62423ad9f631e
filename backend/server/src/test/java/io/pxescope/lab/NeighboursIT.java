package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxescope.lab.OfficialServer.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real boots beside real neighbours: an official server that the ticket silenced, and a relay that adds option 82. */
@Lab
class NeighboursIT {

    private static JsonNode promoted(Room room, String name) {
        JsonNode build =
                room.site().build(name, Site.PXELINUX, "ldlinux.c32", "libcom32.c32", "libutil.c32", "menu.c32");
        room.site().promote(build, name);
        return build;
    }

    private static BootRun boots(Room room, String tag, String... options) {
        try (QemuClient machine = QemuClient.powerOn(room.network(), tag, options)) {
            BootRun run = machine.finish();
            assertThat(run.end()).as(run.console()).isEqualTo("done");
            assertThat(run.texts()).containsEntry("boot-ok", "LAB-BOOT-OK");
            return run;
        }
    }

    @Test
    void aHostUnderTestBootsBesideDnsmasqThatTheTicketSilencedForIt(Room room) {
        promoted(room, "beside-dnsmasq");
        String pasted = StreamSupport.stream(
                        room.api()
                                .get("/hosts/" + Site.MACHINE + "/ticket")
                                .path("servers")
                                .spliterator(),
                        false)
                .filter(instruction -> instruction.path("key").asString().equals("dnsmasq"))
                .findFirst()
                .orElseThrow()
                .path("apply")
                .asString();
        Capture capture = Capture.start(room.network(), "beside-dnsmasq");
        try (OfficialServer dnsmasq = OfficialServer.start(room.network(), Product.DNSMASQ, pasted)) {
            boots(room, "beside-dnsmasq");
        }
        capture.stop();

        assertThat(capture.values(
                        "dhcp.type == 2 && dhcp.hw.mac_addr == " + QemuClient.MAC + " && !dhcp.option.user_class",
                        "ip.src"))
                .as("who answered the machine")
                .isNotEmpty()
                .containsOnly(Panel.ADDRESS);
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(boot.path("stage").asString()).isEqualTo("system");
    }

    @Test
    void theOfficialServerThatWinsIsCountedOnItsNetworksPage(Room room) {
        room.api().patch("/networks/lab", Map.of("mode", "proxy"));
        try (OfficialServer dnsmasq = OfficialServer.start(room.network(), Product.DNSMASQ, "")) {
            new Witness(room.network()).offerersOf("52:54:00:6e:62:07");
            JsonNode server = await("the panel heard who won")
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> room.api().get("/networks/lab/neighbours").path("servers"),
                            servers -> StreamSupport.stream(servers.spliterator(), false)
                                    .anyMatch(NeighboursIT::isOfficial));
            JsonNode official = StreamSupport.stream(server.spliterator(), false)
                    .filter(NeighboursIT::isOfficial)
                    .findFirst()
                    .orElseThrow();
            assertThat(official.path("expected").asBoolean()).isTrue();
            assertThat(official.path("won").asLong()).isPositive();
            assertThat(official.path("lastMac").asString()).isEqualTo("52:54:00:6e:62:07");
        } finally {
            room.api().patch("/networks/lab", Map.of("mode", "authoritative"));
        }
    }

    private static boolean isOfficial(JsonNode server) {
        return server.path("server").asString().equals(OfficialServer.ADDRESS);
    }

    @Test
    void aMachineBehindARealRelayWithOption82BootsAndTheRelayIsSeen(Room room) throws IOException {
        promoted(room, "behind-a-relay");
        Map<String, Object> far = new LinkedHashMap<>();
        far.put("name", "lab-b");
        far.put("cidr", "10.78.0.0/24");
        far.put("router", "10.78.0.1");
        far.put("answer", "known");
        far.put("ranges", List.of(Map.of("from", "10.78.0.100", "to", "10.78.0.150")));
        far.put("leaseSeconds", 600);
        room.api().post("/networks", far);
        Path log = room.network().results().resolve("dhcrelay.log");
        Process relay = new ProcessBuilder(room.network()
                        .inside("relay", "dhcrelay", "-4", "-d", "-a", "-id", "eth1", "-iu", "eth0", Panel.ADDRESS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boots(room, "behind-a-relay", "--segment", "B");

            JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
            assertThat(boot.path("stage").asString()).isEqualTo("system");
            String events = room.api()
                    .get("/boots/" + boot.path("id").asString() + "/events")
                    .toString();
            assertThat(events).contains("\"giaddr\":\"10.78.0.1\"", "circuit id eth1");
            JsonNode relays = room.api().get("/networks/lab-b/neighbours").path("relays");
            assertThat(relays).hasSize(1);
            assertThat(relays.get(0).path("giaddr").asString()).isEqualTo("10.78.0.1");
            assertThat(relays.get(0).path("circuitId").asString()).isEqualTo("eth1");
            assertThat(relays.get(0).path("messages").asLong()).isGreaterThanOrEqualTo(2);
        } finally {
            relay.destroy();
            room.api().delete("/networks/lab-b");
        }
        JsonNode strays = room.api().get("/relays");
        assertThat(strays.get(0).path("network").isNull())
                .as("a relay of no network any more: %s", strays)
                .isTrue();
    }
}
