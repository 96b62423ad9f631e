package io.pxescope.quirks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.policy.Cohort;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.QuirkRule;
import io.pxescope.policy.Quirks;
import io.pxescope.publishing.Snapshots;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PxescopeTest
class QuirksApiIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hosts hosts;

    @Autowired
    QuirkBook book;

    @Autowired
    Snapshots snapshots;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void empty() {
        Records.clear(jdbc);
    }

    @Test
    void aRuleIsMadeTriedOutPutOnAndRemovedAndTheDeskKnowsAtOnce() throws Exception {
        hosts.create(
                new HostDraft("web-17", null, null, true, null, List.of(new NicDraft("52:54:00:aa:00:01", null, null))),
                "test");
        mvc.perform(body(post("/api/v1/quirks"), """
                        {"name": "Small blocks", "rank": 50, "cohort": {"nicModel": "Chelsio*", "firmware": "efi64"},
                         "quirks": {"maxBlksize": 1024, "oack": false, "windowsize": 0, "fileName": "two_nuls"}}"""))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("off"))
                .andExpect(jsonPath("$.cohort.nicModel").value("Chelsio*"))
                .andExpect(jsonPath("$.quirks.oack").value(false))
                .andExpect(jsonPath("$.quirks.singlePort").isEmpty())
                .andExpect(jsonPath("$.words").value(containsString("blksize at most 1024, no OACK, no windowsize")));
        long id = book.all().get(0).rule().id();
        assertThat(inForce()).as("a new rule is off").isEmpty();

        mvc.perform(body(put("/api/v1/quirks/" + id + "/state"), "{\"state\": \"trial\", \"host\": \"WEB-17\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.trialHost").value("web-17"));
        long host = hosts.require("web-17").id();
        assertThat(inForce())
                .singleElement()
                .satisfies(rule -> assertThat(rule.trialHostId()).isEqualTo(host));

        mvc.perform(body(put("/api/v1/quirks/" + id + "/state"), "{\"state\": \"on\"}"))
                .andExpect(jsonPath("$.trialHost").isEmpty());
        mvc.perform(body(patch("/api/v1/quirks/" + id), "{\"quirks\": {\"windowsize\": 4, \"fileName\": null}}"))
                .andExpect(status().isOk());
        assertThat(inForce()).singleElement().satisfies(rule -> {
            assertThat(rule.cohort()).isEqualTo(new Cohort("Chelsio*", null, Firmware.EFI64, null, null));
            assertThat(rule.quirks()).isEqualTo(new Quirks(1024, false, 4, null, null, null, null));
        });

        mvc.perform(signed(delete("/api/v1/quirks/" + id))).andExpect(status().isNoContent());
        assertThat(inForce()).isEmpty();
        assertThat(jdbc.sql("select action from audit_entry where subject = 'Small blocks' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "create quirk rule",
                        "try quirk rule",
                        "enable quirk rule",
                        "change quirk rule",
                        "delete quirk rule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quirks\": {\"oack\": false}} | name",
                "{\"name\": \"a\"} | changes nothing yet",
                "{\"name\": \"a\", \"quirks\": {\"maxBlksize\": 7}} | from 8 to 65464, not",
                "{\"name\": \"a\", \"quirks\": {\"windowsize\": \"wide\"}} | from 0 to 65535, not",
                "{\"name\": \"a\", \"quirks\": {\"blksize\": 1024}} | There is no such field; known are",
                "{\"name\": \"a\", \"quirks\": {\"oack\": false}, \"cohort\": {\"network\": \"x\"}} | no network called",
                "{\"name\": \"a\", \"quirks\": {\"oack\": false}, \"cohort\": {\"firmware\": \"vax\"}} | known are bios, ",
                "{\"name\": \"a\", \"quirks\": {\"oack\": \"no\"}} | true or false",
            })
    void saysWhatIsWrongAndStoresNothing(String json, String sentence) throws Exception {
        mvc.perform(body(post("/api/v1/quirks"), json))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString(sentence)));
        assertThat(book.all()).isEmpty();
    }

    @Test
    void knownTroubleIsTakenWithOneCallAndIsOff() throws Exception {
        mvc.perform(signed(get("/api/v1/quirks/templates")))
                .andExpect(jsonPath("$.length()").value(KnownTrouble.ALL.size()))
                .andExpect(jsonPath("$[0].source").isNotEmpty());
        for (KnownTrouble known : KnownTrouble.ALL) {
            mvc.perform(signed(post("/api/v1/quirks/templates/" + known.key())))
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.state").value("off"))
                    .andExpect(jsonPath("$.source").value(known.source()));
        }
        mvc.perform(signed(post(
                        "/api/v1/quirks/templates/" + KnownTrouble.ALL.get(0).key())))
                .andExpect(status().isConflict());
        mvc.perform(signed(post("/api/v1/quirks/templates/none"))).andExpect(status().isNotFound());
        assertThat(inForce()).isEmpty();
    }

    @Test
    void aRuleIsTriedOutOnAHostThatThereIs() throws Exception {
        long id = book.create(KnownTrouble.ALL.get(0).rule(), "test").rule().id();

        mvc.perform(body(put("/api/v1/quirks/" + id + "/state"), "{\"state\": \"trial\", \"host\": \"nobody\"}"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(body(put("/api/v1/quirks/" + id + "/state"), "{\"state\": \"trial\"}"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(body(put("/api/v1/quirks/" + id + "/state"), "{\"state\": \"maybe\"}"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(body(put("/api/v1/quirks/999999/state"), "{\"state\": \"on\"}"))
                .andExpect(status().isNotFound());
        assertThat(inForce()).isEmpty();
    }

    private List<QuirkRule> inForce() {
        return snapshots.get().quirks().inOrder();
    }

    private static MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, String json) {
        return signed(request).contentType(MediaType.APPLICATION_JSON).content(json);
    }

    private static MockHttpServletRequestBuilder signed(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer test-admin-token");
    }
}
