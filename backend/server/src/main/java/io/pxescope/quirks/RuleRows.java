package io.pxescope.quirks;

import io.pxescope.policy.Cohort;
import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.QuirkRule;
import io.pxescope.policy.Quirks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quirk rules in the database. */
@Component
class RuleRows {
    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredRule> all() {
        return jdbc.sql("select * from quirks_rules order by id")
                .query(RuleRows::rule)
                .list();
    }

    Optional<StoredRule> find(long id) {
        return jdbc.sql("select * from quirks_rules where id = ?")
                .param(id)
                .query(RuleRows::rule)
                .optional();
    }

    /** For a change; others who change the same rule wait. */
    Optional<StoredRule> locked(long id) {
        return jdbc.sql("select * from quirks_rules where id = ? for update")
                .param(id)
                .query(RuleRows::rule)
                .optional();
    }

    Optional<String> otherNamed(String name, long except) {
        return jdbc.sql("select name from quirks_rules where lower(name) = lower(?) and id <> ?")
                .params(name, except)
                .query(String.class)
                .optional();
    }

    /** @return the id of the new rule, which is off */
    long insert(RuleReading reading, Instant now, String by) {
        return values(jdbc.sql("""
                                insert into quirks_rules (name, note, source, rank, state, nic_model, nic_firmware,
                                    firmware, network_id, host_id, max_blksize, oack, windowsize, single_port,
                                    file_name_end, broadcast, option_43, created, created_by)
                                values (:name, :note, :source, :rank, 'OFF', :model, :nicFirmware, :firmware, :network,
                                    :host, :blksize, :oack, :window, :single, :end, :broadcast, :option43, :now, :by)
                                returning id
                                """), reading)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void update(long id, RuleReading reading) {
        values(jdbc.sql("""
                                update quirks_rules set name = :name, note = :note, source = :source, rank = :rank,
                                    nic_model = :model, nic_firmware = :nicFirmware, firmware = :firmware,
                                    network_id = :network, host_id = :host, max_blksize = :blksize, oack = :oack,
                                    windowsize = :window, single_port = :single, file_name_end = :end,
                                    broadcast = :broadcast, option_43 = :option43
                                where id = :id
                                """), reading).param("id", id).update();
    }

    void state(long id, RuleState state, @Nullable Long trialHostId) {
        jdbc.sql("update quirks_rules set state = :state, trial_host_id = :host where id = :id")
                .param("state", state.name())
                .param("host", trialHostId)
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from quirks_rules where id = ?").param(id).update();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, RuleReading reading) {
        Cohort cohort = reading.cohort();
        Quirks quirks = reading.quirks();
        return sql.param("name", reading.name())
                .param("note", reading.note())
                .param("source", reading.source())
                .param("rank", reading.rank())
                .param("model", cohort.nicModel())
                .param("nicFirmware", cohort.nicFirmware())
                .param(
                        "firmware",
                        cohort.firmware() == null ? null : cohort.firmware().name())
                .param("network", cohort.networkId())
                .param("host", cohort.hostId())
                .param("blksize", quirks.maxBlksize())
                .param("oack", quirks.oack())
                .param("window", quirks.windowsize())
                .param("single", quirks.singlePort())
                .param(
                        "end",
                        quirks.fileNameEnd() == null
                                ? null
                                : quirks.fileNameEnd().name())
                .param("broadcast", quirks.broadcast())
                .param("option43", quirks.option43());
    }

    private static StoredRule rule(ResultSet row, int number) throws SQLException {
        String firmware = row.getString("firmware");
        String end = row.getString("file_name_end");
        QuirkRule rule = new QuirkRule(
                row.getLong("id"),
                row.getString("name"),
                new Cohort(
                        row.getString("nic_model"),
                        row.getString("nic_firmware"),
                        firmware == null ? null : Firmware.valueOf(firmware),
                        (Long) row.getObject("network_id"),
                        (Long) row.getObject("host_id")),
                new Quirks(
                        (Integer) row.getObject("max_blksize"),
                        (Boolean) row.getObject("oack"),
                        (Integer) row.getObject("windowsize"),
                        (Boolean) row.getObject("single_port"),
                        end == null ? null : FileNameEnd.valueOf(end),
                        (Boolean) row.getObject("broadcast"),
                        (Boolean) row.getObject("option_43")),
                row.getInt("rank"),
                (Long) row.getObject("trial_host_id"));
        return new StoredRule(
                rule,
                RuleState.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("source"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
