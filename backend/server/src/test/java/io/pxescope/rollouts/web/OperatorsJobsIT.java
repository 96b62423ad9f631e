package io.pxescope.rollouts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.inventory.Assignments;
import io.pxescope.inventory.Hosts;
import io.pxescope.rollouts.Promotions;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Assign a test build, and roll the fleet back: through the forms of the pages, without a script. */
@PxescopeTest
class OperatorsJobsIT {
    private static final Pattern FINGERPRINT = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hosts hosts;

    @Autowired
    Assignments assignments;

    @Autowired
    Promotions promotions;

    @BeforeEach
    void builds() {
        Records.clear(jdbc);
        Records.build(jdbc, "old");
        Records.build(jdbc, "new");
        Records.build(jdbc, "trial");
    }

    @Test
    void addsAHostAndAssignsItATestBuildForOneBoot() throws Exception {
        send(post("/hosts")
                        .param("name", "web-17")
                        .param("mac", "3c-fd-fe-9a-41-08", "")
                        .param("model", "Intel X710", "")
                        .param("firmware", "", ""))
                .andExpect(redirectedUrl("/hosts/web-17"));
        send(post("/assignments")
                        .param("host", "3cfd.fe9a.4108")
                        .param("build", "trial")
                        .param("until", "next")
                        .param("reason", "a try"))
                .andExpect(redirectedUrl("/hosts/web-17"));

        assertThat(assignments.open(hosts.require("web-17").id()))
                .hasValueSatisfying(own -> assertThat(own.bootsLeft()).isEqualTo(1));
        look("/hosts/web-17").andExpect(content().string(containsString("for 1 boot")));
        look("/hosts").andExpect(content().string(containsString("Intel X710")));

        send(post("/hosts/web-17/assignment/release")).andExpect(redirectedUrl("/hosts/web-17"));
        assertThat(assignments.open(hosts.require("web-17").id())).isEmpty();
    }

    @Test
    void opensAHostByAnyNotationOfItsMac() throws Exception {
        host("web-18", "3c:fd:fe:9a:41:09");
        look("/hosts/3CFDFE9A4109").andExpect(redirectedUrl("/hosts/web-18"));
        look("/find?q=3c-fd-fe-9a-41-09").andExpect(redirectedUrl("/hosts/web-18"));
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        send(post("/hosts").param("name", "web 19").param("mac", "nonsense"))
                .andExpect(status().is4xxClientError())
                .andExpect(content().string(containsString("value=\"web 19\"")))
                .andExpect(content().string(containsString("role=\"alert\"")));
    }

    @Test
    void rollsTheFleetBackAndLeavesHostsOnTheirOwnBuild() throws Exception {
        host("web-20", "3c:fd:fe:9a:41:0a");
        host("web-21", "3c:fd:fe:9a:41:0b");
        send(post("/hosts/web-21/assignment").param("build", "trial").param("until", "released"));
        send(post("/rollouts/promote").param("build", "old"));
        send(post("/rollouts/promote").param("build", "new").param("note", "faster"));
        String preview = look("/rollouts/back")
                .andExpect(content().string(containsString("Roll back 1 host")))
                .andExpect(content().string(containsString("1 host keeps the test build")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        send(post("/rollouts/back").param("fingerprint", fingerprint(preview)).param("note", "slower"))
                .andExpect(redirectedUrl("/rollouts"));

        assertThat(promotions.current())
                .hasValueSatisfying(entry -> assertThat(entry.build()).isEqualTo("old"));
        assertThat(assignments.open(hosts.require("web-21").id())).isPresent();
    }

    @Test
    void refusesARollbackOfAFleetThatChangedMeanwhile() throws Exception {
        host("web-22", "3c:fd:fe:9a:41:0c");
        send(post("/rollouts/promote").param("build", "old"));
        send(post("/rollouts/promote").param("build", "new"));
        String preview = look("/rollouts/back").andReturn().getResponse().getContentAsString();
        host("web-23", "3c:fd:fe:9a:41:0d");

        send(post("/rollouts/back").param("fingerprint", fingerprint(preview)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("The fleet changed. Now 2 hosts. Look again.")))
                .andExpect(content().string(containsString("Roll back 2 hosts")));
        assertThat(promotions.current())
                .hasValueSatisfying(entry -> assertThat(entry.build()).isEqualTo("new"));
    }

    @Test
    void letsAViewerLookAndNotChange() throws Exception {
        mvc.perform(post("/rollouts/promote")
                        .param("build", "old")
                        .with(user("guest").roles("VIEWER"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/rollouts").with(user("guest").roles("VIEWER")))
                .andExpect(content().string(containsString("Operators can promote.")))
                .andExpect(content().string(not(containsString("Return to"))));
    }

    private void host(String name, String mac) throws Exception {
        send(post("/hosts").param("name", name).param("mac", mac)).andExpect(redirectedUrl("/hosts/" + name));
    }

    private ResultActions send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(
                request.with(user("mkeller").roles("VIEWER", "OPERATOR")).with(csrf()));
    }

    private ResultActions look(String page) throws Exception {
        return mvc.perform(get(page).with(user("mkeller").roles("VIEWER", "OPERATOR")));
    }

    private static String fingerprint(String preview) {
        Matcher matcher = FINGERPRINT.matcher(preview);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
