package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import io.pxescope.inventory.HeardFacts.Voice;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Host;
import io.pxescope.publishing.Snapshots;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PxescopeTest
class HeardNicsIT {
    private static final MacAddress MAC = MacAddress.parse("a0:36:9f:71:0c:2e");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeardNics nics;

    @Autowired
    Hosts hosts;

    @Autowired
    UnknownMachines machines;

    @Autowired
    HeardRows rows;

    @Autowired
    Snapshots snapshots;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void empty() {
        Records.clear(jdbc);
    }

    @Test
    void aGuessReachesTheDeskUntilAnOperatorNamesTheModel() throws Exception {
        hosts.create(host(null), "test");
        assertThat(atDesk().model()).isNull();

        nics.note(List.of(saying(Voice.PXE, null, NOON), saying(Voice.IPXE, "8086:1521", NOON.plusSeconds(5))));

        assertThat(atDesk()).isEqualTo(new Host.Nic(MAC, "Intel I350", true, null));
        mvc.perform(signed(get("/api/v1/hosts/web-17")))
                .andExpect(jsonPath("$.nics[0].model").isEmpty())
                .andExpect(jsonPath("$.nics[0].modelGuess").value("Intel I350"))
                .andExpect(jsonPath("$.nics[0].maker").value("Intel Corporate"))
                .andExpect(jsonPath("$.nics[0].heard.arch").value("0 x86 BIOS"))
                .andExpect(jsonPath("$.nics[0].heard.machineId").value("11223344-5566-4788-99aa-bbccddeeff00"))
                .andExpect(jsonPath("$.nics[0].heard.machineIdOnWire").value("44332211-6655-8847-99aa-bbccddeeff00"))
                .andExpect(jsonPath("$.nics[0].heard.pciId").value("8086:1521"))
                .andExpect(jsonPath("$.nics[0].heard.lastHeard").value("2026-11-22T12:00:05Z"))
                .andExpect(jsonPath("$.nics[0].heard.voices[0].voice").value("ipxe"))
                .andExpect(jsonPath("$.nics[0].heard.voices[1].voice").value("pxe"));

        hosts.change("web-17", before -> host("I350-T4"), "test");

        assertThat(atDesk()).isEqualTo(new Host.Nic(MAC, "I350-T4", false, null));
    }

    @Test
    void writesOnlyWhatIsNews() {
        hosts.create(host(null), "test");
        nics.note(List.of(saying(Voice.PXE, null, NOON)));
        long version = snapshots.get().version();

        nics.note(List.of(saying(Voice.PXE, null, NOON.plusSeconds(60))));
        assertThat(voices().get(0).last()).isEqualTo(NOON);

        nics.note(List.of(saying(Voice.PXE, null, NOON.plusSeconds(3600))));
        assertThat(voices()).hasSize(1);
        assertThat(voices().get(0).last()).isEqualTo(NOON.plusSeconds(3600));
        assertThat(voices().get(0).first()).isEqualTo(NOON);
        assertThat(snapshots.get().version())
                .as("nothing that the desk knows changed")
                .isEqualTo(version);
    }

    @Test
    void whatAStrangerSaidIsKeptWhenItIsNamedAndDroppedWhenItIsForgotten() {
        MacAddress other = MacAddress.parse("a0:36:9f:71:0c:2f");
        HeardFacts facts = saying(Voice.IPXE, "8086:1521", NOON).facts();
        machines.heard(MAC, null, null, facts.arch(), facts.vendorClass(), "nobody knows it", facts);
        machines.heard(other, null, null, facts.arch(), facts.vendorClass(), "nobody knows it", facts);
        assertThat(Heard.modelGuess(machines.all().get(0).voices())).isEqualTo("Intel I350");

        machines.name(MAC.toString(), "web-17", null, null, null, "test");
        jdbc.sql("delete from inventory_unknown_machines").update();
        rows.prune();

        assertThat(atDesk().model()).isEqualTo("Intel I350");
        assertThat(rows.all()).containsOnlyKeys(MAC);
    }

    private List<Heard> voices() {
        return hosts.require("web-17").nics().get(0).heard();
    }

    private Host.Nic atDesk() {
        Host host = snapshots.get().host(MAC);
        assertThat(host).isNotNull();
        return host.nic(MAC).orElseThrow();
    }

    private static HostDraft host(@Nullable String model) {
        return new HostDraft("web-17", null, null, true, null, List.of(new NicDraft(MAC.toString(), model, null)));
    }

    private static Saying saying(Voice voice, @Nullable String pciId, Instant at) {
        return new Saying(
                MAC,
                new HeardFacts(
                        voice,
                        "0 x86 BIOS",
                        "2.1",
                        "PXEClient:Arch:00000:UNDI:002001",
                        "11223344-5566-4788-99aa-bbccddeeff00",
                        "44332211-6655-8847-99aa-bbccddeeff00",
                        voice == Voice.IPXE ? "1.21.1" : null,
                        pciId),
                at);
    }

    private static MockHttpServletRequestBuilder signed(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer test-admin-token");
    }
}
