package io.pxescope.quirks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import io.pxescope.webkit.Gallery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Quirk rules through the forms of the pages. */
@PxescopeTest
class QuirkPagesIT {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hosts hosts;

    @Autowired
    QuirkBook book;

    @BeforeEach
    void aHost() {
        Records.clear(jdbc);
        hosts.create(
                new HostDraft("web-17", null, null, true, null, List.of(new NicDraft("52:54:00:aa:00:01", null, null))),
                "test");
    }

    @Test
    void takesKnownTroubleNarrowsItTriesItAndPutsItOn() throws Exception {
        send(post("/quirks/templates/small-blocks"));
        StoredRule taken = book.all().get(0);
        String page = "/quirks/" + taken.rule().id();
        send(post(page)
                        .param("name", "Small blocks for Chelsio")
                        .param("nicModel", "Chelsio*")
                        .param("maxBlksize", "1024")
                        .param("windowsize", "")
                        .param("oack", "false"))
                .andExpect(redirectedUrl(page));
        send(post(page + "/state").param("state", "TRIAL").param("host", "web-17"))
                .andExpect(redirectedUrl(page));

        show(page, "quirk-rule")
                .andExpect(content().string(containsString("On trial on web-17")))
                .andExpect(content().string(containsString("blksize at most 1024, no OACK")))
                .andExpect(content().string(containsString("/hosts/web-17/next")));
        show("/quirks", "quirks")
                .andExpect(content().string(containsString("1 rule is in force.")))
                .andExpect(content().string(containsString("all machines with the NIC model Chelsio*")))
                .andExpect(content().string(containsString("Take this rule")));

        send(post(page + "/state").param("state", "ON")).andExpect(redirectedUrl(page));
        assertThat(book.require(taken.rule().id()).state()).isEqualTo(RuleState.ON);
        send(post(page + "/delete")).andExpect(redirectedUrl("/quirks"));
        assertThat(book.all()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenARuleIsRefused() throws Exception {
        send(post("/quirks")
                        .param("name", "Windows")
                        .param("nicModel", "Intel*")
                        .param("windowsize", "70000"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("The largest window is a number from 0 to 65535")))
                .andExpect(content().string(containsString("value=\"Intel*\"")))
                .andExpect(content().string(containsString("value=\"70000\"")));
    }

    @Test
    void aViewerSeesRulesAndChangesNone() throws Exception {
        mvc.perform(get("/quirks").with(user("guest").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("disabled")));
        mvc.perform(post("/quirks/templates/small-blocks")
                        .with(user("guest").roles("VIEWER"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(book.all()).isEmpty();
    }

    private ResultActions show(String page, String name) throws Exception {
        ResultActions shown = mvc.perform(get(page).with(user("oli").roles("VIEWER", "OPERATOR")))
                .andExpect(status().isOk());
        Gallery.keep(name, shown.andReturn().getResponse().getContentAsString());
        return shown;
    }

    private ResultActions send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(user("oli").roles("VIEWER", "OPERATOR")).with(csrf()));
    }
}
