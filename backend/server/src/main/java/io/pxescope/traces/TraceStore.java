package io.pxescope.traces;

import io.pxescope.diagnosis.Diagnosis;
import io.pxescope.diagnosis.Verdict;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootState;
import io.pxescope.trace.BootTrace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of this room: rows in, rows out. */
@Repository
class TraceStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final EventJson json;

    TraceStore(JdbcClient jdbc, JdbcTemplate batch, EventJson json) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
    }

    /** Numbers for boots that are yet to begin, in growing order. */
    List<Long> reserveNumbers(int count) {
        return jdbc.sql("select nextval('traces_boot_number') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /**
     * Files the new events of several boots in one transaction and brings their summaries up to date.
     *
     * @return the boots as they now stand in the database
     */
    @Transactional
    public List<BootTrace> append(Map<BootTrace, List<BootEvent>> additions, Instant now) {
        List<BootTrace> after = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<BootTrace, List<BootEvent>> addition : additions.entrySet()) {
            BootTrace trace = addition.getKey();
            List<BootEvent> events = addition.getValue();
            long last = takeNumbers(trace, events);
            if (last - events.size() != trace.seq()) {
                trace = load(trace.boot());
            }
            long seq = last - events.size();
            for (BootEvent event : events) {
                rows.add(
                        new Object[] {trace.boot(), ++seq, timestamp(event.at()), json.kind(event), json.write(event)});
                trace = trace.apply(event);
            }
            after.add(trace);
        }
        batch.batchUpdate("insert into traces_events (boot, seq, at, kind, event) values (?, ?, ?, ?, ?::json)", rows);
        after.forEach(trace -> summarize(trace, now));
        return after;
    }

    private long takeNumbers(BootTrace trace, List<BootEvent> events) {
        Instant at = events.get(0).at();
        return jdbc.sql("""
                        insert into traces_boots (id, mac, state, stage, verdict, remark, node, started, newest, last_seq)
                        values (:id, '', 'booting', 'address', 'BOOTING', '', '', :at, :at, :count)
                        on conflict (id) do update set last_seq = traces_boots.last_seq + :count
                        returning last_seq
                        """)
                .param("id", trace.boot())
                .param("at", timestamp(at))
                .param("count", events.size())
                .query(Long.class)
                .single();
    }

    /** Writes what lists show of a boot. */
    @Transactional
    public void summarize(BootTrace trace, Instant now) {
        Verdict verdict = Diagnosis.of(trace, now);
        BootState state = trace.stateAt(now);
        BootEvent.Began began = trace.began();
        BootEvent.Decided decided = trace.decided();
        jdbc.sql("""
                        update traces_boots set
                            mac = coalesce(:mac, mac), host_id = :hostId, host = :host, nic_model = :nicModel, nic_model_guessed = :guessed,
                            network = :network, address = :address, build_id = :buildId, build = :build,
                            test_build = :testBuild, profile = :profile, state = :state, stage = :stage,
                            verdict = :verdict, remark = :remark, node = coalesce(:node, node),
                            simulated = :simulated, started = coalesce(:started, started),
                            newest = coalesce(:newest, newest), next_boot = :nextBoot
                        where id = :id
                        """)
                .param("mac", began == null ? null : began.mac().toString())
                .param("hostId", began == null ? null : began.hostId())
                .param("host", began == null ? null : began.host())
                .param("nicModel", began == null ? null : began.nicModel())
                .param("guessed", began != null && began.guessed())
                .param("network", began == null ? null : began.network())
                .param("address", Addresses.of(trace))
                .param("buildId", decided == null ? null : decided.buildId())
                .param("build", decided == null ? null : decided.build())
                .param("testBuild", decided != null && decided.testBuild())
                .param("profile", decided == null ? null : decided.profile())
                .param("state", state.key())
                .param("stage", trace.stage().key())
                .param("verdict", verdict.code())
                .param("remark", verdict.title())
                .param("node", began == null ? null : began.node())
                .param("simulated", began != null && began.simulated())
                .param("started", trace.first() == null ? null : timestamp(trace.first()))
                .param("newest", trace.last() == null ? null : timestamp(trace.last()))
                .param("nextBoot", trace.nextBoot())
                .param("id", trace.boot())
                .update();
    }

    /** Folds a boot from its events. */
    BootTrace load(long boot) {
        return BootTrace.of(
                boot, events(boot, 0).stream().map(StoredEvent::event).toList());
    }

    List<StoredEvent> events(long boot, long afterSeq) {
        return jdbc.sql("select seq, kind, event from traces_events where boot = :boot and seq > :after order by seq")
                .param("boot", boot)
                .param("after", afterSeq)
                .query((row, n) ->
                        new StoredEvent(row.getLong("seq"), json.read(row.getString("kind"), row.getString("event"))))
                .list();
    }

    List<Long> open() {
        return jdbc.sql("select id from traces_boots where state in ('booting', 'silent') order by id")
                .query(Long.class)
                .list();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
