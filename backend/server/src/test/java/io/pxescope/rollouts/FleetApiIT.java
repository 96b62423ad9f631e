package io.pxescope.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.inventory.AssignmentDraft;
import io.pxescope.inventory.Assignments;
import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class FleetApiIT {
    private static final String BOOTLOADER = "/api/v1/fleet/bootloader";
    private static final String ROLLBACK = "/api/v1/fleet/rollback";

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

    @Autowired
    FleetRollback rollback;

    @Autowired
    Fleet fleet;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void builds() {
        Records.clear(jdbc);
        for (String build : List.of("A", "B", "C", "D")) {
            Records.build(jdbc, build);
        }
    }

    @Test
    void promotesABuildAndTellsTheHistory() throws Exception {
        call(get(BOOTLOADER), null)
                .andExpect(jsonPath("$.current").isEmpty())
                .andExpect(jsonPath("$.history").isEmpty());
        call(put(BOOTLOADER), "{\"build\": \"A\", \"note\": \"first\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("promote"));
        call(put(BOOTLOADER), "{\"build\": \"b\"}").andExpect(status().isOk());
        call(put(BOOTLOADER), "{\"build\": \"B\"}").andExpect(status().isOk());

        call(get(BOOTLOADER), null)
                .andExpect(jsonPath("$.current.build").value("B"))
                .andExpect(jsonPath("$.current.by").value("admin-token"))
                .andExpect(jsonPath("$.history[*].build", contains("B", "A")))
                .andExpect(jsonPath("$.history[1].note").value("first"));
        assertThat(fleet.state().promotionId())
                .isEqualTo(promotions.current().orElseThrow().id());
        assertThat(events.stream(FleetChanged.class)).hasSize(2);
        assertThat(events.stream(Changed.class)).last().satisfies(change -> {
            assertThat(change.action()).isEqualTo("promote build");
            assertThat(change.before()).isEqualTo("A");
            assertThat(change.after()).isEqualTo("B");
        });
    }

    @Test
    void walksBackPromotionByPromotion() throws Exception {
        promote("A", "B", "C");

        assertThat(back(null)).isEqualTo("B");
        assertThat(back(null)).isEqualTo("A");
        call(post(ROLLBACK), null).andExpect(status().isConflict());
        promote("D");
        assertThat(back(null)).isEqualTo("A");
        assertThat(back("C")).isEqualTo("C");
        assertThat(back(null)).isEqualTo("B");
        assertThat(promotions.history())
                .extracting(PromotionView::kind)
                .filteredOn(PromotionKind.ROLLBACK::equals)
                .hasSize(5);
    }

    @Test
    void passesOverABuildThatWasDeleted() throws Exception {
        promote("A", "B", "C");
        call(delete("/api/v1/builds/B"), null)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.users", hasItem("the fleet's way back")));
        jdbc.sql("delete from catalog_builds where name = 'B'").update();

        call(post(ROLLBACK), "{\"to\": \"B\"}").andExpect(status().isConflict());
        assertThat(back(null)).isEqualTo("A");
    }

    @Test
    void previewsWhoChangesAndWhoKeepsAnOwnBuild() throws Exception {
        promote("A", "B");
        host("web-1", 1, "X550", true);
        host("web-2", 2, "X550", true);
        host("web-3", 3, null, true);
        host("off", 4, "X550", false);
        host("lab-1", 5, "i350", true);
        own("lab-1", "C");

        call(get(ROLLBACK), null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.from.build").value("B"))
                .andExpect(jsonPath("$.to.build").value("A"))
                .andExpect(jsonPath("$.hosts").value(3))
                .andExpect(jsonPath("$.models[0].model").value("X550"))
                .andExpect(jsonPath("$.models[0].hosts").value(2))
                .andExpect(jsonPath("$.models[1].model").value(""))
                .andExpect(jsonPath("$.keepers", contains("lab-1")));
    }

    @Test
    void aFleetThatChangedSinceThePreviewIsLeftAlone() throws Exception {
        promote("A", "B");
        host("web-1", 1, null, true);
        String looked = rollback.preview(null).fingerprint();
        host("web-2", 2, null, true);

        call(post(ROLLBACK), "{\"fingerprint\": \"" + looked + "\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("The fleet changed. Now 2 hosts. Look again."));
        assertThat(promotions.current().orElseThrow().build()).isEqualTo("B");
        assertThat(promotions.history()).hasSize(2);

        String again = rollback.preview(null).fingerprint();
        own("web-2", "C");
        assertThatThrownBy(() -> rollback.apply(again, null, null, "jtan"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The fleet changed. Now 1 host. Look again.");
    }

    @Test
    void rollsBackAndTouchesNoHostWithABuildOfItsOwn() throws Exception {
        promote("A", "B");
        host("web-1", 1, null, true);
        host("lab-1", 2, null, true);
        own("lab-1", "C");
        String looked = rollback.preview(null).fingerprint();

        call(post(ROLLBACK), "{\"fingerprint\": \"" + looked + "\", \"note\": \"T520 hangs\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.current.build").value("A"))
                .andExpect(jsonPath("$.current.kind").value("rollback"))
                .andExpect(jsonPath("$.hosts").value(1))
                .andExpect(jsonPath("$.kept").value(1));

        assertThat(hosts.require("lab-1").assignment()).satisfies(own -> {
            assertThat(own).isNotNull();
            assertThat(own.build()).isEqualTo("C");
        });
        assertThat(events.stream(Changed.class)).last().satisfies(change -> {
            assertThat(change.action()).isEqualTo("roll back fleet");
            assertThat(change.reason()).isEqualTo("T520 hangs");
        });
    }

    @Test
    void setsTheFleetsProfileAndKeepsIt() throws Exception {
        long disk = Records.profile(jdbc, "disk");

        call(put("/api/v1/fleet/profile"), "{\"profile\": \"disk\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profile").value("disk"));
        assertThat(fleet.state().profileId()).isEqualTo(disk);
        call(delete("/api/v1/profiles/disk"), null)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.users[0]").value("the fleet"));
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        call(post(ROLLBACK), null).andExpect(status().isConflict());
        call(put(BOOTLOADER), "{}").andExpect(status().isUnprocessableContent());
        call(put(BOOTLOADER), "{\"build\": [1]}").andExpect(status().isBadRequest());
        call(put(BOOTLOADER), "{\"build\": \"nowhere\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("build"));
        call(put("/api/v1/fleet/profile"), "{\"profile\": \"nowhere\"}").andExpect(status().isUnprocessableContent());
        promote("A");
        call(post(ROLLBACK), "{\"to\": \"A\"}").andExpect(status().isConflict());
        call(post(ROLLBACK), "{\"to\": \"C\"}").andExpect(status().isUnprocessableContent());
        call(post(ROLLBACK), "{\"to\": \"999999999\"}").andExpect(status().isUnprocessableContent());
        call(post(ROLLBACK), "{").andExpect(status().isBadRequest());
        assertThat(promotions.history()).hasSize(1);
    }

    private void promote(String... builds) {
        for (String build : builds) {
            promotions.promote(build, null, "jtan");
        }
    }

    private String back(@Nullable String to) {
        return rollback.apply(null, to, null, "jtan").entry().build();
    }

    private void host(String name, int number, @Nullable String model, boolean enabled) {
        String mac = String.format("52:54:00:00:01:%02x", number);
        hosts.create(new HostDraft(name, null, null, enabled, null, List.of(new NicDraft(mac, model, null))), "jtan");
    }

    private void own(String host, String build) {
        assignments.assign(host, new AssignmentDraft(build, null, null, null, null), "jtan");
    }

    private ResultActions call(MockHttpServletRequestBuilder request, @Nullable String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.header("Authorization", "Bearer test-admin-token"));
    }
}
