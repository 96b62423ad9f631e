package io.pxescope.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.testing.PxescopeTest;
import io.pxescope.webkit.Changed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PxescopeTest
class AuditIT {

    @Autowired
    AuditLog audit;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvc mvc;

    @Test
    void recordsWhoWhatBeforeAfterAndWhy() {
        events.publishEvent(new Changed(
                "jtan", "assign build", "host", "fra1-r14-u07", "pxelinux 4.07", "lpxelinux 6.04", "NIC test"));

        assertThat(audit.page("fra1-r14-u07", Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("jtan");
                    assertThat(entry.action()).isEqualTo("assign build");
                    assertThat(entry.subjectKind()).isEqualTo("host");
                    assertThat(entry.before()).isEqualTo("pxelinux 4.07");
                    assertThat(entry.after()).isEqualTo("lpxelinux 6.04");
                    assertThat(entry.reason()).isEqualTo("NIC test");
                    assertThat(entry.requestId()).isNull();
                });
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoRecord() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Changed("jtan", "delete host", "host", "rolled-back", "there", null));
            status.setRollbackOnly();
        });

        assertThat(audit.page("rolled-back", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void theDatabaseRefusesToChangeHistory() {
        events.publishEvent(new Changed("jtan", "create host", "host", "history", null, "there"));

        for (String sql :
                List.of("update audit_entry set actor = 'nobody'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> database.execute(sql)).rootCause().hasMessageContaining("append-only");
        }
        assertThat(audit.page("history", Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void findsEveryWordAndTakesPatternsLiterally() {
        events.publishEvent(new Changed("jtan", "promote build", "fleet", "100%_done", "a", "b"));

        assertThat(audit.page("PROMOTE  100%_", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.page("promote 100_", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(audit.page("promote absent", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(audit.page("100\\", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void pagesNewestFirstThroughAllOfThem() throws Exception {
        IntStream.rangeClosed(1, 60)
                .forEach(i ->
                        events.publishEvent(new Changed("import", "create host", "host", "paged-" + i, null, "there")));

        List<AuditEntry> newest = audit.page("paged-", Long.MAX_VALUE, 50);
        List<AuditEntry> rest = audit.page("paged-", newest.get(49).id(), 50);

        assertThat(newest.get(0).subject()).isEqualTo("paged-60");
        assertThat(rest)
                .hasSize(10)
                .last()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("paged-1"));
        mvc.perform(get("/audit").param("q", "paged-").with(user("viewer").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("paged-60")))
                .andExpect(content()
                        .string(containsString(
                                "/audit?q=paged-&amp;before=" + newest.get(49).id())));
    }

    @Test
    void exportsWhatIsFoundAsCsvThatNoSpreadsheetRuns() throws Exception {
        events.publishEvent(
                new Changed("jtan", "rename host", "host", "exported", "=1+1", "said \"no\", twice", "because\nof it"));

        mvc.perform(get("/audit.csv").param("q", "exported").with(user("viewer").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(
                        content().string(containsString("time,who,action,kind,subject,before,after,why,request\r\n")))
                .andExpect(
                        content()
                                .string(
                                        containsString(
                                                ",jtan,rename host,host,exported,'=1+1,\"said \"\"no\"\", twice\",\"because\nof it\",")))
                .andExpect(content().string(not(containsString("paged-"))));
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        events.publishEvent(new Changed("jtan", "name host", "host", "<script>alert(1)</script>", null, "x"));

        mvc.perform(get("/audit").param("q", "script").with(user("viewer").roles("VIEWER")))
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)")))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void recordsChangesOfAccessWithTheRequestAndWithoutSecrets() throws Exception {
        mvc.perform(post("/api/v1/users")
                        .header("Authorization", "Bearer test-admin-token")
                        .header("X-Request-Id", "req-4711")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"audited\",\"password\":\"never-to-be-seen\",\"role\":\"operator\"}"))
                .andExpect(status().isCreated());

        assertThat(audit.page("audited", Long.MAX_VALUE, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("admin-token");
            assertThat(entry.action()).isEqualTo("create user");
            assertThat(entry.after()).isEqualTo("operator");
            assertThat(entry.requestId()).isEqualTo("req-4711");
            assertThat(entry.toString()).doesNotContain("never-to-be-seen");
        });
    }
}
