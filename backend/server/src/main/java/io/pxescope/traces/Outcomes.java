package io.pxescope.traces;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How boots ended, counted. */
@Component
public class Outcomes {
    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How boots of one NIC model with one build ended. */
    public record Outcome(String nicModel, String build, long passed, long failed) {}

    /** By NIC model and build, of boots that began since an instant. */
    public List<Outcome> since(Instant since) {
        return jdbc.sql("""
                        select coalesce(nic_model, 'not named') as nic_model, build,
                               count(*) filter (where state = 'passed') as passed,
                               count(*) filter (where state = 'failed') as failed
                        from traces_boots
                        where mac <> '' and build is not null and state in ('passed', 'failed') and started >= :since
                        group by 1, 2
                        """)
                .param("since", TraceStore.timestamp(since))
                .query((row, n) -> new Outcome(
                        row.getString("nic_model"),
                        row.getString("build"),
                        row.getLong("passed"),
                        row.getLong("failed")))
                .list();
    }
}
