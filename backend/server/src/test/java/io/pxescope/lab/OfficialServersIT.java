package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxescope.lab.OfficialServer.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The ticket on the real servers: before it they offer, after it they are silent for one host, undone they offer again. */
@Lab
class OfficialServersIT {
    private static final String HOST = "nb-1";
    private static final String OTHER = "nb-2";
    private static final List<String> CARDS = List.of("52:54:00:6e:62:01", "52:54:00:6e:62:02");
    private static final String OTHERS_CARD = "52:54:00:6e:62:03";
    private static final Map<String, ?> AS_RELAY =
            Map.of("mode", "relay", "servers", List.of(OfficialServer.ADDRESS), "seconds", 3);

    private PanelApi api;
    private Witness witness;

    @BeforeEach
    void site(Room room) {
        api = room.api();
        witness = new Witness(room.network());
        api.post(
                "/hosts",
                Map.of(
                        "name",
                        HOST,
                        "nics",
                        CARDS.stream().map(mac -> Map.of("mac", mac)).toList()));
        api.post("/hosts", Map.of("name", OTHER, "nics", List.of(Map.of("mac", OTHERS_CARD))));
    }

    @AfterEach
    void empty() {
        api.delete("/hosts/" + HOST);
        api.delete("/hosts/" + OTHER);
    }

    private JsonNode probe(String host) {
        return api.post("/hosts/" + host + "/probe", Map.of("arch", "efi64", "seconds", 3));
    }

    private String instruction(String key, String part) {
        return StreamSupport.stream(
                        api.get("/hosts/" + HOST + "/ticket").path("servers").spliterator(), false)
                .filter(instruction -> instruction.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .path(part)
                .asString();
    }

    private void answers(JsonNode probe, int questions) {
        assertThat(probe.path("silent").asBoolean()).as("%s", probe).isFalse();
        assertThat(probe.path("servers")).hasSize(1);
        assertThat(probe.path("servers").get(0).asString()).isEqualTo(OfficialServer.ADDRESS);
        assertThat(StreamSupport.stream(probe.path("offers").spliterator(), false)
                        .map(offer -> offer.path("mac").asString()
                                + offer.path("client").asString())
                        .distinct())
                .as("each card, as a PXE client and as a plain one: %s", probe)
                .hasSize(questions);
    }

    private static void silent(JsonNode probe) {
        assertThat(probe.path("silent").asBoolean()).as("%s", probe).isTrue();
        assertThat(probe.path("summary").asString())
                .startsWith("No server but this one offered anything within ")
                .endsWith("as seen from 10.77.0.1.");
    }

    private void offersToAll() {
        answers(probe(HOST), 4);
        answers(api.post("/hosts/" + HOST + "/probe", AS_RELAY), 4);
        assertThat(witness.offerersOf(CARDS.get(0))).contains(OfficialServer.ADDRESS);
    }

    private void silentForTheHostOnly() {
        silent(probe(HOST));
        silent(api.post("/hosts/" + HOST + "/probe", AS_RELAY));
        answers(probe(OTHER), 2);
        for (String card : CARDS) {
            assertThat(witness.offerersOf(card)).as("to udhcpc with %s", card).containsOnly(Panel.ADDRESS);
        }
        assertThat(witness.offerersOf(OTHERS_CARD)).contains(OfficialServer.ADDRESS);
    }

    @Test
    void theTicketSilencesDnsmasqForOneHostAndIsUndone(Room room) {
        theTicketSilencesAndIsUndone(Product.DNSMASQ, room);
    }

    /** ISC dhcpd and Kea by its file; a run of its own, see docs/lab.md. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"ISC", "KEA"})
    void theTicketSilencesTheServerForOneHostAndIsUndone(Product product, Room room) {
        theTicketSilencesAndIsUndone(product, room);
    }

    private void theTicketSilencesAndIsUndone(Product product, Room room) {
        String pasted = instruction(product.ticket(), "apply");
        try (OfficialServer before = OfficialServer.start(room.network(), product, "")) {
            offersToAll();
        }
        try (OfficialServer after = OfficialServer.start(room.network(), product, pasted)) {
            silentForTheHostOnly();
        }
        try (OfficialServer undone = OfficialServer.start(room.network(), product, "")) {
            offersToAll();
        }
        assertThat(api.boots(HOST)).as("a probe is no boot").isEmpty();
    }

    @Test
    void thePanelSilencesKeaByItsControlApiAndUndoesIt(Room room) throws Exception {
        try (OfficialServer kea =
                OfficialServer.start(room.network(), Product.KEA, "").withControlAgent()) {
            agent("stranger", "not the password");
            assertThatThrownBy(() -> preview("stranger", false)).hasMessageContaining("refused this user and password");
            agent("kea", OfficialServer.KEA_PASSWORD);

            JsonNode first = preview("kea", false);
            assertThat(first.path("before").asString()).isEqualTo("(no class DROP)");
            assertThat(first.path("after").asString())
                    .contains("pkt4.mac == 0x5254006e6201", "pkt4.mac == 0x5254006e6202");
            offersToAll();

            String theirs = "pkt4.mac == 0x0000000000ff";
            kea(room, ".Dhcp4[\"client-classes\"] = [{name: \"DROP\", test: \"" + theirs + "\"}]");
            assertThatThrownBy(() -> apply(first, false)).hasMessageContaining("changed since the preview");
            offersToAll();

            apply(preview("kea", false), false);
            silentForTheHostOnly();
            assertThat(preview("kea", false).path("changes").asBoolean()).isFalse();

            JsonNode undo = preview("kea", true);
            assertThat(undo.path("after").asString()).isEqualTo(theirs);
            apply(undo, true);
            offersToAll();
        } finally {
            api.delete("/kea-servers/kea");
            api.delete("/kea-servers/stranger");
        }
        assertThat(Files.readString(room.network().results().resolve("panel.log")))
                .doesNotContain(OfficialServer.KEA_PASSWORD);
    }

    @Tag("long")
    @Test
    void theTicketsCommandsSilenceKeaAndUndoIt(Room room, @TempDir Path directory) {
        try (OfficialServer kea =
                OfficialServer.start(room.network(), Product.KEA, "").withControlAgent()) {
            shell(room, directory, instruction("kea-api", "apply"));
            silentForTheHostOnly();
            shell(room, directory, instruction("kea-api", "undo"));
            offersToAll();
        }
    }

    private void agent(String name, String password) {
        api.post(
                "/kea-servers",
                Map.of(
                        "name",
                        name,
                        "url",
                        OfficialServer.KEA_URL,
                        "user",
                        OfficialServer.KEA_USER,
                        "password",
                        password));
    }

    private JsonNode preview(String server, boolean undo) {
        return api.post("/hosts/" + HOST + "/ticket/kea/" + server + "/preview?undo=" + undo, Map.of());
    }

    private void apply(JsonNode preview, boolean undo) {
        api.post(
                "/hosts/" + HOST + "/ticket/kea/kea/apply",
                Map.of("undo", undo, "fingerprint", preview.path("fingerprint").asString()));
    }

    /** Somebody else changes Kea's configuration. */
    private static void kea(Room room, String filter) {
        shell(room, Path.of("/tmp"), """
                j='Content-Type: application/json'
                curl -sS -u "$KEA_USER" -H "$j" -d '{"command":"config-get","service":["dhcp4"]}' "$KEA_URL" \\
                  | jq '.[0].arguments | del(.hash) | %s | {command: "config-set", service: ["dhcp4"], arguments: .}' \\
                  | curl -sS -u "$KEA_USER" -H "$j" -d @- "$KEA_URL"
                """.formatted(filter));
    }

    private static void shell(Room room, Path directory, String script) {
        List<String> command = room.network().inside("srv", "sh", "-e", "-c", script);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("KEA_URL", OfficialServer.KEA_URL);
        builder.environment().put("KEA_USER", OfficialServer.KEA_USER + ":" + OfficialServer.KEA_PASSWORD);
        Finished finished = Finished.of(Duration.ofSeconds(60), builder).orFail();
        assertThat(finished.output()).contains("\"result\": 0").doesNotContain("\"result\": 1");
    }
}
