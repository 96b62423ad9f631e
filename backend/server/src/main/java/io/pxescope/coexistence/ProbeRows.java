package io.pxescope.coexistence;

import io.pxescope.coexistence.ProbeResult.Asked;
import io.pxescope.coexistence.ProbeResult.Own;
import io.pxescope.probe.ProbeOffer;
import io.pxescope.webkit.Changed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The results of probes in the database: the newest {@value #KEPT} of each host. */
@Repository
class ProbeRows {
    private static final int KEPT = 20;

    /** What was sent and what came, as it is stored. */
    private record Talk(List<Asked> asked, List<ProbeOffer> offers, List<Own> own) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    ProbeRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Files a result, and the audit entry of whoever asked, in one transaction. */
    @Transactional
    ProbeResult add(long hostId, ProbeResult result, @Nullable String reason) {
        long id = jdbc.sql("""
                        insert into coexistence_probes (host_id, at, actor, mode, vantage, seconds, talk)
                        values (:host, :at, :actor, :mode, :vantage, :seconds, cast(:talk as jsonb)) returning id
                        """)
                .param("host", hostId)
                .param("at", result.at().atOffset(ZoneOffset.UTC))
                .param("actor", result.by())
                .param("mode", result.mode())
                .param("vantage", result.vantage())
                .param("seconds", result.seconds())
                .param("talk", json.writeValueAsString(new Talk(result.asked(), result.offers(), result.own())))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        delete from coexistence_probes where id in (
                            select id from coexistence_probes where host_id = :host order by id desc offset :kept)
                        """).param("host", hostId).param("kept", KEPT).update();
        events.publishEvent(
                new Changed(result.by(), "probe host", "host", result.host(), null, result.summary(), reason));
        return new ProbeResult(
                id,
                result.host(),
                result.at(),
                result.by(),
                result.mode(),
                result.vantage(),
                result.seconds(),
                result.asked(),
                result.offers(),
                result.own());
    }

    List<ProbeResult> newest(long hostId, String host) {
        return jdbc.sql("select * from coexistence_probes where host_id = ? order by id desc")
                .param(hostId)
                .query((row, number) -> result(row, host))
                .list();
    }

    private ProbeResult result(ResultSet row, String host) throws SQLException {
        Talk talk = json.readValue(row.getString("talk"), Talk.class);
        return new ProbeResult(
                row.getLong("id"),
                host,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("mode"),
                row.getString("vantage"),
                row.getInt("seconds"),
                talk.asked(),
                talk.offers(),
                talk.own());
    }
}
