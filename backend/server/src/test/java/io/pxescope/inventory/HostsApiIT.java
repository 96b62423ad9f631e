package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import io.pxescope.webkit.Changed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PxescopeTest
@RecordApplicationEvents
class HostsApiIT {
    private static final String HOSTS = "/api/v1/hosts";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hosts hosts;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void empty() {
        Records.clear(jdbc);
    }

    @Test
    void createsAHostAndFindsItByNameAndByMacInAnyNotation() throws Exception {
        call(post(HOSTS), """
                {"name": "Web-17.lab", "address": "10.0.0.17", "group": "lab", "nics": [
                  {"mac": "52-54-00-00-00-02", "model": "X550", "firmware": "Intel Boot Agent"},
                  {"mac": "525400000001"}]}
                """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.enabled").value(true))
                .andExpect(jsonPath("$.nics[0].mac").value("52:54:00:00:00:02"))
                .andExpect(jsonPath("$.nics[0].model").value("X550"))
                .andExpect(jsonPath("$.nics[1].mac").value("52:54:00:00:00:01"))
                .andExpect(jsonPath("$.assignment").isEmpty());

        for (String key : new String[] {"web-17.LAB", "5254.0000.0001", "52:54:00:00:00:02"}) {
            call(get(HOSTS + "/" + key), null)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.name").value("Web-17.lab"))
                    .andExpect(jsonPath("$.address").value("10.0.0.17"));
        }
        assertThat(hosts.all())
                .singleElement()
                .satisfies(host -> assertThat(host.nics().get(0).firmware()).isEqualTo("Intel Boot Agent"));
        long id = hosts.require("web-17.lab").id();
        assertThat(events.stream(HostChanged.class)).containsExactly(new HostChanged(id));
        assertThat(events.stream(Changed.class)).singleElement().satisfies(change -> {
            assertThat(change.actor()).isEqualTo("admin-token");
            assertThat(change.action()).isEqualTo("create host");
            assertThat(change.after()).contains("10.0.0.17", "52:54:00:00:00:02 X550");
        });
    }

    @Test
    void patchesWhatIsGivenAndEmptiesWhatIsNull() throws Exception {
        long rescue = Records.profile(jdbc, "rescue");
        host("web-17", "52:54:00:00:00:01");

        call(patch(HOSTS + "/web-17"), "{\"address\": \"10.0.0.5\", \"profile\": \"rescue\", \"group\": \"lab\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profile").value("rescue"));
        call(patch(HOSTS + "/web-17"), """
                {"name": "web-18", "address": null, "enabled": false,
                 "nics": [{"mac": "52:54:00:00:00:09"}, {"mac": "52:54:00:00:00:01", "model": "i350"}]}
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.address").isEmpty())
                .andExpect(jsonPath("$.group").value("lab"))
                .andExpect(jsonPath("$.enabled").value(false))
                .andExpect(jsonPath("$.nics[0].mac").value("52:54:00:00:00:09"))
                .andExpect(jsonPath("$.nics[1].model").value("i350"));

        HostView host = hosts.require("52:54:00:00:00:09");
        assertThat(host.name()).isEqualTo("web-18");
        assertThat(host.profileId()).isEqualTo(rescue);
        long before = events.stream(Changed.class).count();
        call(patch(HOSTS + "/web-18"), "{\"enabled\": false}").andExpect(status().isOk());
        assertThat(events.stream(Changed.class)).hasSize((int) before);
    }

    @Test
    void namesTheHostThatHasTheMacTheAddressOrTheName() throws Exception {
        call(post(HOSTS), """
                {"name": "web-17", "address": "10.0.0.17", "nics": [{"mac": "52:54:00:00:00:01"}]}
                """).andExpect(status().isCreated());

        call(post(HOSTS), """
                {"name": "web-18", "nics": [{"mac": "52:54:00:00:00:02"}, {"mac": "5254.0000.0001"}]}
                """)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("nics[1].mac"))
                .andExpect(jsonPath("$.detail").value("52:54:00:00:00:01 belongs to the host web-17."));
        call(post(HOSTS), """
                {"name": "web-18", "address": "10.0.0.17", "nics": [{"mac": "52:54:00:00:00:02"}]}
                """)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("address"))
                .andExpect(jsonPath("$.detail", containsString("web-17")));
        call(post(HOSTS), "{\"name\": \"WEB-17\", \"nics\": [{\"mac\": \"52:54:00:00:00:02\"}]}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
        assertThat(hosts.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name",
                "{\"name\": \"a b\", \"nics\": [{\"mac\": \"52:54:00:00:00:01\"}]} | name",
                "{\"name\": \"525400000001\", \"nics\": [{\"mac\": \"52:54:00:00:00:01\"}]} | name",
                "{\"name\": 17, \"nics\": []} | name",
                "{\"name\": \"a\"} | nics",
                "{\"name\": \"a\", \"nics\": []} | nics",
                "{\"name\": \"a\", \"nics\": \"52:54:00:00:00:01\"} | nics",
                "{\"name\": \"a\", \"nics\": [null]} | nics[0]",
                "{\"name\": \"a\", \"nics\": [{}]} | nics[0].mac",
                "{\"name\": \"a\", \"nics\": [{\"mac\": \"52:54:00:00:00\"}]} | nics[0].mac",
                "{\"name\": \"a\", \"nics\": [{\"mac\": \"ff:ff:ff:ff:ff:ff\"}]} | nics[0].mac",
                "{\"name\": \"a\", \"nics\": [{\"mac\": \"525400000001\"}, {\"mac\": \"52:54:0:0:0:1\"}]} | nics[1].mac",
                "{\"name\": \"a\", \"address\": \"10.0.0.256\", \"nics\": [{\"mac\": \"525400000001\"}]} | address",
                "{\"name\": \"a\", \"address\": \"224.0.0.1\", \"nics\": [{\"mac\": \"525400000001\"}]} | address",
                "{\"name\": \"a\", \"group\": \"x\\u0000\", \"nics\": [{\"mac\": \"525400000001\"}]} | group",
                "{\"name\": \"a\", \"enabled\": \"no\", \"nics\": [{\"mac\": \"525400000001\"}]} | enabled",
                "{\"name\": \"a\", \"adress\": \"10.0.0.1\", \"nics\": [{\"mac\": \"525400000001\"}]} | adress"
            })
    void refusesAMalformedHostAndNamesTheField(String body, String field) throws Exception {
        call(post(HOSTS), body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
        assertThat(hosts.all()).isEmpty();
    }

    @Test
    void refusesWhatIsNoObject() throws Exception {
        for (String body : new String[] {"[]", "{", "null", "\"web-17\""}) {
            call(post(HOSTS), body)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail").isNotEmpty());
        }
    }

    @Test
    void deletesAHostAndTellsWhoeverKeepsACopy() throws Exception {
        long id = host("web-17", "52:54:00:00:00:01").id();

        call(delete(HOSTS + "/52-54-00-00-00-01"), null).andExpect(status().isNoContent());

        assertThat(events.stream(HostRemoved.class)).containsExactly(new HostRemoved(id));
        call(delete(HOSTS + "/web-17"), null)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no host called \"web-17\"."));
    }

    @Test
    void assignsABuildForOneBootAndReleasesIt() throws Exception {
        long build = Records.build(jdbc, "lpxelinux 6.04");
        host("web-17", "52:54:00:00:00:01");

        call(put(HOSTS + "/web-17/assignment"), """
                {"build": "LPXELINUX 6.04", "boots": 1, "until": "2999-01-01T00:00:00+01:00", "reason": "NIC test"}
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.build").value("lpxelinux 6.04"))
                .andExpect(jsonPath("$.bootsLeft").value(1))
                .andExpect(jsonPath("$.until").value("2998-12-31T23:00:00Z"));
        assertThat(hosts.require("web-17").assignment()).satisfies(assignment -> {
            assertThat(assignment).isNotNull();
            assertThat(assignment.buildId()).isEqualTo(build);
            assertThat(assignment.by()).isEqualTo("admin-token");
        });
        call(delete("/api/v1/builds/" + build), null)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.users[0]").value("host web-17"));

        call(delete(HOSTS + "/web-17/assignment"), null).andExpect(status().isNoContent());
        call(delete(HOSTS + "/web-17/assignment"), null).andExpect(status().isNoContent());
        call(get(HOSTS + "/web-17"), null).andExpect(jsonPath("$.assignment").isEmpty());
    }

    @Test
    void proposesNearNamesForABuildThatIsNotThere() throws Exception {
        Records.build(jdbc, "lpxelinux 6.04");
        host("web-17", "52:54:00:00:00:01");

        call(put(HOSTS + "/web-17/assignment"), "{\"build\": \"lpxelinux 6.4\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("build"))
                .andExpect(jsonPath("$.detail")
                        .value("There is no build called \"lpxelinux 6.4\". Near to it: lpxelinux 6.04."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | build",
                "{\"build\": \"b1\", \"boots\": 0} | boots",
                "{\"build\": \"b1\", \"until\": \"tomorrow\"} | until",
                "{\"build\": \"b1\", \"until\": \"2001-01-01T00:00:00Z\"} | until"
            })
    void refusesAMalformedAssignment(String body, String field) throws Exception {
        Records.build(jdbc, "b1");
        host("web-17", "52:54:00:00:00:01");

        call(put(HOSTS + "/web-17/assignment"), body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value(field));
        assertThat(hosts.require("web-17").assignment()).isNull();
    }

    private HostView host(String name, String mac) throws Exception {
        call(post(HOSTS), "{\"name\": \"" + name + "\", \"nics\": [{\"mac\": \"" + mac + "\"}]}")
                .andExpect(status().isCreated());
        return hosts.require(name);
    }

    private ResultActions call(MockHttpServletRequestBuilder request, @Nullable String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.header("Authorization", "Bearer test-admin-token"));
    }
}
