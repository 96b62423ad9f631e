package io.pxescope.publishing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.catalog.BootBytes;
import io.pxescope.net.HexText;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.RuleOutcome;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import io.pxescope.trace.BootEvent;
import io.pxescope.traces.BootNumbers;
import io.pxescope.traces.Boots;
import io.pxescope.traces.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Explanations by the API and on the pages, over records that were made by the API. */
@PxescopeTest
class ExplanationsIT {
    private static final String MAC = "52:54:00:12:34:56";
    private static final Path PACKETS = Path.of("../protocol/src/test/resources/packets");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TraceWriter writer;

    @Autowired
    BootNumbers numbers;

    @Autowired
    Boots boots;

    @BeforeEach
    void site() throws Exception {
        Records.clear(jdbc);
        jdbc.sql("delete from network").update();
        json(post("/api/v1/networks"), """
                {"name": "segment-b", "cidr": "10.88.0.0/24", "router": "10.88.0.1", "mode": "authoritative",
                 "ranges": [{"from": "10.88.0.100", "to": "10.88.0.199"}]}
                """).andExpect(status().isCreated());
        json(post("/api/v1/hosts"), """
                {"name": "web-03", "nics": [{"mac": "52:54:00:12:34:56"}]}
                """).andExpect(status().isCreated());
        mvc.perform(multipart("/api/v1/builds")
                        .file(new MockMultipartFile("file", "pxelinux.0", null, BootBytes.pxelinux()))
                        .param("name", "pxelinux-test")
                        .header("Authorization", "Bearer test-admin-token"))
                .andExpect(status().isCreated());
        mvc.perform(multipart("/api/v1/profiles")
                        .file(new MockMultipartFile("kernel", "vmlinuz", null, BootBytes.kernel()))
                        .param("name", "linux")
                        .header("Authorization", "Bearer test-admin-token"))
                .andExpect(status().isCreated());
        json(put("/api/v1/fleet/bootloader"), "{\"build\": \"pxelinux-test\"}").andExpect(status().is2xxSuccessful());
        json(put("/api/v1/fleet/profile"), "{\"profile\": \"linux\"}").andExpect(status().is2xxSuccessful());
    }

    private ResultActions json(AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return mvc.perform(request.contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header("Authorization", "Bearer test-admin-token"));
    }

    private ResultActions asked(String path) throws Exception {
        return mvc.perform(get(path).header("Authorization", "Bearer test-admin-token"));
    }

    private ResultActions explained(String dump, String where) throws Exception {
        return json(
                post("/api/v1/explanations"),
                JsonMapper.shared().writeValueAsString(Map.of("discover", dump)).replaceFirst("}$", where + "}"));
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from lease) + (select count(*) from traces_boots)"
                        + " + (select count(*) from inventory_unknown_machines)")
                .query(Long.class)
                .single();
    }

    @Test
    void tellsRulesOfferAndFilesOfAHost() throws Exception {
        long before = rows();
        asked("/api/v1/hosts/web-03/explanation?arch=bios")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("offer"))
                .andExpect(jsonPath("$.host").value("web-03"))
                .andExpect(jsonPath("$.mac").value(MAC))
                .andExpect(jsonPath("$.snapshot", greaterThan(0)))
                .andExpect(jsonPath("$.network.name").value("segment-b"))
                .andExpect(jsonPath("$.rules[?(@.rule == 'fleet')].matched").value(true))
                .andExpect(jsonPath("$.gets.build").value("pxelinux-test"))
                .andExpect(jsonPath("$.reply.fields[?(@.name == 'file')].value").value("b/<token>/pxelinux.0"))
                .andExpect(
                        jsonPath("$.reply.fields[?(@.name == 'giaddr')].value").value("10.88.0.1"))
                .andExpect(jsonPath("$.reply.to").value(containsString("10.88.0.1:")))
                .andExpect(jsonPath("$.reply.options[?(@.code == 210)].value").value("b/<token>/"))
                .andExpect(jsonPath("$.files[?(@.name == 'pxelinux.0')].state").value("found"))
                .andExpect(jsonPath("$.files[?(@.name == 'ldlinux.c32')].state").value("missing"))
                .andExpect(
                        jsonPath("$.files[?(@.name == 'profile/vmlinuz')].size").value(BootBytes.kernel().length))
                .andExpect(jsonPath("$.notes", hasItem(containsString("relay agent at 10.88.0.1"))));
        asked("/api/v1/hosts/" + MAC + "/explanation?arch=efi64")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("silence"))
                .andExpect(jsonPath("$.reason").value("NOTHING_TO_BOOT"))
                .andExpect(jsonPath("$.because").value(containsString("no boot file for UEFI x64")));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refusesInClearWords() throws Exception {
        asked("/api/v1/hosts/web-03/explanation?arch=sparc")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("bios, efi32, efi64")));
        asked("/api/v1/hosts/nobody/explanation")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(containsString("nobody")));
        explained("01 01 zz", "")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value(containsString("Line 1 holds zz")));
        explained("0101", ", \"network\": \"moon\"").andExpect(status().isOk());
        explained(packet("edk2-x64.tcpdump-x.txt"), ", \"network\": \"moon\"")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value("There is no network called \"moon\"."));
        explained(packet("edk2-x64.tcpdump-x.txt"), ", \"interface\": \"eth7\"")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value(containsString("no door on \"eth7\"")));
        explained("ab".repeat(200_000), "").andExpect(status().is(422));
        mvc.perform(post("/api/v1/explanations")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(new byte[20_000])
                        .header("Authorization", "Bearer test-admin-token"))
                .andExpect(status().is(422));
    }

    private static String packet(String name) throws Exception {
        return Files.readString(PACKETS.resolve(name));
    }

    @Test
    void explainsRecordedPacketsAsTheyWerePrinted() throws Exception {
        explained(packet("ipxe-bios.tcpdump-XX.txt"), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("offer"))
                .andExpect(jsonPath("$.message.around", hasItems("Ethernet", "IPv4", "UDP")))
                .andExpect(jsonPath("$.message.options[?(@.code == 77)].value").value("iPXE"))
                .andExpect(jsonPath("$.reply.fields[?(@.name == 'file')].value").value("b/<token>/pxelinux.0"));
        explained(packet("edk2-http.wireshark.txt"), ", \"giaddr\": \"10.88.0.9\"")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message.fields[?(@.name == 'giaddr')].value")
                        .value("10.88.0.9"))
                .andExpect(jsonPath("$.outcome").value("silence"))
                .andExpect(jsonPath("$.because").value(containsString("no boot file for UEFI x64")));
        byte[] frame = ((HexText.Reading.Octets) HexText.read(packet("edk2-x64.tcpdump-x.txt"))).octets();
        mvc.perform(post("/api/v1/explanations?network=segment-b")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(frame)
                        .header("Authorization", "Bearer test-admin-token"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message.around[0]").value("IPv4"))
                .andExpect(jsonPath("$.host").value("web-03"));
    }

    @Test
    void saysWhereBytesAreTorn() throws Exception {
        byte[] frame = ((HexText.Reading.Octets) HexText.read(packet("ipxe-bios.tcpdump-XX.txt"))).octets();
        StringBuilder torn = new StringBuilder();
        for (int i = 42; i < 42 + 246; i++) {
            torn.append(String.format("%02x ", frame[i]));
        }
        explained(torn.toString(), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("silence"))
                .andExpect(jsonPath("$.reason").value("MALFORMED"))
                .andExpect(jsonPath("$.malformed.offset", greaterThan(239)))
                .andExpect(jsonPath("$.malformed.reason").isNotEmpty());
    }

    @Test
    void thePageKeepsWhatWasPastedAndShowsTheAnswer() throws Exception {
        mvc.perform(get("/explain").with(user("eve").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("segment-b")));
        mvc.perform(multipart("/explain")
                        .param("discover", packet("ipxe-bios.tcpdump-XX.txt"))
                        .with(user("op").roles("OPERATOR", "VIEWER"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("b/&lt;token&gt;/pxelinux.0")))
                .andExpect(content().string(containsString("Not there, and needed: ldlinux.c32")))
                .andExpect(content().string(containsString("0x0000:  ffff ffff")));
        mvc.perform(multipart("/explain")
                        .file(new MockMultipartFile(
                                "file",
                                "d.txt",
                                null,
                                packet("edk2-x64.tcpdump-x.txt").getBytes()))
                        .with(user("op").roles("OPERATOR", "VIEWER"))
                        .with(csrf()))
                .andExpect(content().string(containsString("PXEClient:Arch:00007:UNDI:003000")));
        mvc.perform(multipart(HttpMethod.POST, "/explain")
                        .param("discover", "hello")
                        .with(user("op").roles("OPERATOR", "VIEWER"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("which is not hex")))
                .andExpect(content().string(containsString(">hello</textarea>")));
    }

    @Test
    void theHostsPageAsksAsAnyClient() throws Exception {
        mvc.perform(get("/hosts/web-03?arch=ipxe").with(user("eve").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("UEFI x64 HTTP")))
                .andExpect(content().string(containsString("aria-current=\"true\">iPXE, BIOS")))
                .andExpect(content().string(containsString("Files that follow")));
    }

    @Test
    void tellsTheRulesOfAPastBootBesideThoseOfNow() throws Exception {
        long boot = Objects.requireNonNull(numbers.take());
        Instant at = Instant.now().minus(Duration.ofHours(1));
        writer.accept(
                boot,
                new BootEvent.Began(
                        at,
                        MacAddress.parse(MAC),
                        1L,
                        "web-03",
                        null,
                        "segment-b",
                        Firmware.BIOS,
                        "test",
                        "listener",
                        null,
                        false,
                        null));
        writer.accept(
                boot,
                new BootEvent.Decided(
                        at,
                        9L,
                        "old-build",
                        "4.07",
                        "pxelinux.0",
                        false,
                        null,
                        "linux",
                        false,
                        1,
                        "web-03 gets old-build, the fleet's build.",
                        3,
                        List.of(
                                new RuleOutcome("host", false, MAC + " is a card of web-03."),
                                new RuleOutcome("fleet", true, "web-03 gets old-build, the fleet's build."))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> boots.find(boot)
                        .filter(found -> found.trace().decided() != null)
                        .isPresent());

        asked("/api/v1/boots/" + boot + "/explanation")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.then.snapshot").value(3))
                .andExpect(jsonPath("$.then.build").value("old-build"))
                .andExpect(jsonPath("$.then.rules[1].because").value("web-03 gets old-build, the fleet's build."))
                .andExpect(jsonPath("$.now.build").value("pxelinux-test"))
                .andExpect(jsonPath("$.differences[?(@.what == 'build')].then").value("old-build"))
                .andExpect(jsonPath("$.differences[?(@.what == 'build')].now").value("pxelinux-test"))
                .andExpect(jsonPath("$.differences[*].what", not(hasItem("loader"))))
                .andExpect(jsonPath("$.differences[*].what", not(hasItem("rule host"))));
        asked("/api/v1/boots/999999/explanation").andExpect(status().isNotFound());
        mvc.perform(get("/boots/" + boot).with(user("eve").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Why it got this")))
                .andExpect(content().string(containsString("version 3")));
    }
}
