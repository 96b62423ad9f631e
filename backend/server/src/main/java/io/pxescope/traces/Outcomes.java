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

    /**
     * How boots of one NIC model with one build ended.
     *
     * @param guessed whether no operator named the model, in none of these boots
     */
    public record Outcome(String nicModel, boolean guessed, String build, long passed, long failed) {

        /** Of a model that an operator named. */
        public Outcome(String nicModel, String build, long passed, long failed) {
            this(nicModel, false, build, passed, failed);
        }
    }

    /** By NIC model and build, of boots that began since an instant. */
    public List<Outcome> since(Instant since) {
        return jdbc.sql("""
                        select coalesce(nic_model, 'not named') as nic_model, bool_and(nic_model_guessed) as guessed, build,
                               count(*) filter (where state = 'passed') as passed,
                               count(*) filter (where state = 'failed') as failed
                        from traces_boots
                        where mac <> '' and build is not null and state in ('passed', 'failed') and started >= :since
                        group by 1, 3
                        """)
                .param("since", TraceStore.timestamp(since))
                .query((row, n) -> new Outcome(
                        row.getString("nic_model"),
                        row.getBoolean("guessed"),
                        row.getString("build"),
                        row.getLong("passed"),
                        row.getLong("failed")))
                .list();
    }
}
