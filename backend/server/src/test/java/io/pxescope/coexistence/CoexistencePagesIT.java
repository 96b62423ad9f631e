package io.pxescope.coexistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.testing.PxescopeTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** The pages and calls on a panel without interfaces; what needs a network is in the lab's tests. */
@PxescopeTest
@WithMockUser(roles = {"VIEWER", "OPERATOR"})
@ExtendWith(OutputCaptureExtension.class)
class CoexistencePagesIT {
    @Autowired
    MockMvc mvc;

    @Autowired
    Hosts hosts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void site() {
        hosts.create(
                new HostDraft(
                        "nb-web-03",
                        null,
                        null,
                        true,
                        null,
                        List.of(
                                new NicDraft("52:54:00:6e:62:01", null, null),
                                new NicDraft("52:54:00:6e:62:02", null, null))),
                "test");
    }

    @AfterEach
    void empty() {
        hosts.delete("nb-web-03", "test");
        jdbc.sql("delete from coexistence_kea_servers").update();
    }

    @Test
    void refusesToProbeWithoutAnInterfaceAndSaysWhatToDo() throws Exception {
        mvc.perform(post("/api/v1/hosts/nb-web-03/probe").with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Name interfaces in pxescope.interfaces")));
        mvc.perform(post("/hosts/nb-web-03/probe").with(csrf()).param("arch", "efi64"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("serves no interface")))
                .andExpect(content().string(containsString("value=\"efi64\" selected")));
    }

    @Test
    void letsOnlyOperatorsProbeAndSpeakToKea() throws Exception {
        for (String path : List.of(
                "/api/v1/hosts/nb-web-03/probe",
                "/hosts/nb-web-03/probe",
                "/api/v1/kea-servers",
                "/api/v1/hosts/nb-web-03/ticket/kea/k/preview",
                "/hosts/nb-web-03/ticket/kea/k")) {
            mvc.perform(post(path).with(csrf()).with(user("v").roles("VIEWER"))).andExpect(status().isForbidden());
        }
    }

    @Test
    void writesTheTicketAsPageTextAndJson() throws Exception {
        mvc.perform(get("/hosts/nb-web-03/ticket?address=10.77.0.1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("dhcp-mac=set:pxescope-nb-web-03,52:54:00:6e:62:02")))
                .andExpect(content().string(containsString("ip helper-address 10.77.0.1")))
                .andExpect(content().string(containsString("not tested here")));
        mvc.perform(get("/hosts/nb-web-03/ticket.txt"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_PLAIN))
                .andExpect(content().string(containsString("subclass \"pxescope-nb-web-03\" 1:52:54:00:6e:62:01;")))
                .andExpect(content().string(not(containsString("helper-address"))));
        mvc.perform(get("/api/v1/hosts/52-54-00-6e-62-01/ticket?address=10.77.0.1"))
                .andExpect(jsonPath("$.host").value("nb-web-03"))
                .andExpect(jsonPath("$.servers[?(@.key=='kea')].apply", org.hamcrest.Matchers.hasSize(1)))
                .andExpect(jsonPath("$.relays.length()").value(5));
        mvc.perform(get("/api/v1/hosts/nb-web-03/ticket?address=ten")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void showsTheProbeOnTheHostsPage() throws Exception {
        mvc.perform(get("/hosts/nb-web-03"))
                .andExpect(content().string(containsString("Beside the official servers")))
                .andExpect(content().string(containsString("Not probed yet.")));
        mvc.perform(get("/hosts/nb-web-03/probes")).andExpect(status().isOk());
    }

    @Test
    void keepsKeasPasswordToItself(CapturedOutput output) throws Exception {
        mvc.perform(post("/api/v1/kea-servers")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"kea-1\", \"url\": \"http://127.0.0.1:1/\", \"user\": \"pxe\","
                                + " \"password\": \"hunter2-secret\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.user").value("pxe"))
                .andExpect(content().string(not(containsString("hunter2"))));
        mvc.perform(get("/api/v1/kea-servers"))
                .andExpect(jsonPath("$[0].url").value("http://127.0.0.1:1/"))
                .andExpect(content().string(not(containsString("hunter2"))));
        mvc.perform(get("/hosts/nb-web-03/ticket")).andExpect(content().string(not(containsString("hunter2"))));
        mvc.perform(post("/api/v1/hosts/nb-web-03/ticket/kea/kea-1/preview").with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Kea kea-1 at http://127.0.0.1:1/ cannot be reached")))
                .andExpect(content().string(not(containsString("hunter2"))));

        assertThat(output.getAll()).doesNotContain("hunter2");
        assertThat(jdbc.sql("select string_agg(concat(before, after, reason), ' ') from audit_entry")
                        .query(String.class)
                        .single())
                .contains("http://127.0.0.1:1/ as pxe")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesAKeaThatIsNoneAndKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/kea-servers")
                        .with(csrf())
                        .param("host", "nb-web-03")
                        .param("name", "kea-1")
                        .param("url", "ftp://kea/"))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("problem", containsString("as http://10.20.3.2:8000/")))
                .andExpect(flash().attribute("keaName", "kea-1"));
    }
}
