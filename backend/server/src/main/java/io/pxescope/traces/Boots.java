package io.pxescope.traces;

import io.pxescope.diagnosis.Diagnosis;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The boots, to be read. */
@Component
public class Boots {
    private final JdbcClient jdbc;
    private final TraceStore store;
    private final OpenTraces open;
    private final LiveProgress progress;
    private final Clock clock;

    Boots(JdbcClient jdbc, TraceStore store, OpenTraces open, LiveProgress progress, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.open = open;
        this.progress = progress;
        this.clock = clock;
    }

    /** A boot as it stands now. */
    public Optional<StoredBoot> find(long id) {
        return jdbc.sql("select * from traces_boots where id = :id")
                .param("id", id)
                .query((row, n) -> summary(row))
                .optional()
                .map(this::stored);
    }

    private StoredBoot stored(BootSummary summary) {
        BootTrace live = open.get(summary.id());
        BootTrace trace = live == null ? store.load(summary.id()) : live;
        Instant now = clock.instant();
        return new StoredBoot(
                summary, trace, trace.stateAt(now), Diagnosis.of(trace, now), progress.of(summary.id()), now);
    }

    /** The events of a boot after a number, in their order. */
    public List<StoredEvent> events(long boot, long afterSeq) {
        return store.events(boot, afterSeq);
    }

    /** Newest first. */
    public List<BootSummary> newest(BootQuery query) {
        List<String> conditions = new ArrayList<>(List.of("mac <> ''"));
        if (query.host() != null) {
            conditions.add("(host = :host or mac = lower(:host))");
        }
        if (!query.states().isEmpty()) {
            conditions.add("state in (:states)");
        }
        if (query.since() != null) {
            conditions.add("started >= :since");
        }
        if (query.build() != null) {
            conditions.add("build = :build");
        }
        if (query.nicModel() != null) {
            conditions.add("nic_model = :nicModel");
        }
        if (query.text() != null) {
            conditions.add("concat_ws(' ', host, mac, nic_model, build, remark, address, id) ilike :text");
        }
        if (query.before() != null) {
            conditions.add("id < :before");
        }
        var sql = jdbc.sql("select * from traces_boots where " + String.join(" and ", conditions)
                        + " order by id desc limit :limit")
                .param("limit", query.limit());
        if (!query.states().isEmpty()) {
            sql = sql.param(
                    "states", query.states().stream().map(BootState::key).toList());
        }
        if (query.since() != null) {
            sql = sql.param("since", TraceStore.timestamp(query.since()));
        }
        if (query.text() != null) {
            sql = sql.param(
                    "text",
                    "%" + query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return with(
                        with(
                                with(with(sql, "host", query.host()), "build", query.build()),
                                "nicModel",
                                query.nicModel()),
                        "before",
                        query.before())
                .query((row, n) -> summary(row))
                .list();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, String name, @Nullable Object value) {
        return value == null ? sql : sql.param(name, value);
    }

    /** How many boots that began since an instant stand how, and how long passed ones took. */
    public Figures figures(Instant since) {
        return jdbc.sql("""
                        select count(*) filter (where state in ('booting', 'silent')) as open,
                               count(*) filter (where state = 'silent') as silent,
                               count(*) filter (where state = 'passed' and started >= :since) as passed,
                               count(*) filter (where state = 'failed' and started >= :since) as failed,
                               percentile_cont(0.5) within group (order by extract(epoch from newest - started))
                                   filter (where state = 'passed' and started >= :since) as median
                        from traces_boots
                        where mac <> '' and (started >= :since or state in ('booting', 'silent'))
                        """)
                .param("since", TraceStore.timestamp(since))
                .query((row, n) -> new Figures(
                        row.getLong("open"),
                        row.getLong("silent"),
                        row.getLong("passed"),
                        row.getLong("failed"),
                        (Double) row.getObject("median")))
                .single();
    }

    /**
     * Counts for the dashboard.
     *
     * @param open boots under way, silent ones included
     * @param medianSeconds of passed boots, or null where none passed
     */
    public record Figures(
            long open,
            long silent,
            long passed,
            long failed,
            @Nullable Double medianSeconds) {}

    private static BootSummary summary(ResultSet row) throws SQLException {
        return new BootSummary(
                row.getLong("id"),
                row.getString("mac"),
                (Long) row.getObject("host_id"),
                row.getString("host"),
                row.getString("nic_model"),
                row.getBoolean("nic_model_guessed"),
                row.getString("network"),
                row.getString("address"),
                (Long) row.getObject("build_id"),
                row.getString("build"),
                row.getBoolean("test_build"),
                row.getString("profile"),
                BootState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                BootStage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getString("verdict"),
                row.getString("remark"),
                row.getString("node"),
                row.getBoolean("simulated"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                row.getObject("newest", OffsetDateTime.class).toInstant(),
                (Long) row.getObject("next_boot"));
    }
}
