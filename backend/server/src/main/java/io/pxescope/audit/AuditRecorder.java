package io.pxescope.audit;

import io.pxescope.security.AccessChanged;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.RequestId;
import java.util.Arrays;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a row for each announced change, in the transaction of whoever announced it. */
@Component
class AuditRecorder {

    private final JdbcClient jdbc;

    AuditRecorder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void record(Changed change) {
        jdbc.sql("""
                        insert into audit_entry
                            (actor, action, subject_kind, subject, before, after, reason, request_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        change.actor(),
                        change.action(),
                        change.subjectKind(),
                        change.subject(),
                        change.before(),
                        change.after(),
                        change.reason(),
                        RequestId.current()))
                .update();
    }

    @EventListener
    void record(AccessChanged change) {
        record(new Changed(
                change.actor(),
                change.action(),
                change.subjectKind(),
                change.subject(),
                change.before(),
                change.after()));
    }
}
