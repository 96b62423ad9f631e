package io.pxescope.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was recorded, newest first. */
@Component
public class AuditLog {

    private static final int FETCHED_AT_ONCE = 500;

    private static final String MATCHING = """
            select id, at, actor, action, subject_kind, subject, before, after, reason, request_id
            from audit_entry
            where id < ?
              and not exists (
                select from unnest(string_to_array(?, chr(10))) as pattern
                where concat_ws(' ', actor, action, subject_kind, subject, before, after, reason, request_id)
                    not ilike pattern)
            order by id desc
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    AuditLog(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.rows = new JdbcTemplate(database);
        this.rows.setFetchSize(FETCHED_AT_ONCE);
    }

    /**
     * A page of entries.
     *
     * @param query words that all have to occur in an entry; empty: all entries
     * @param before only entries with a smaller id; {@code Long.MAX_VALUE} for the newest
     */
    public List<AuditEntry> page(String query, long before, int limit) {
        return jdbc.sql(MATCHING + " limit ?")
                .params(before, patterns(query), limit)
                .query(AuditLog::entry)
                .list();
    }

    /** Hands over all matching entries, without ever holding them all. */
    @Transactional(readOnly = true)
    public void forEach(String query, Consumer<AuditEntry> reader) {
        RowCallbackHandler hand = row -> reader.accept(entry(row, 0));
        rows.query(MATCHING, hand, Long.MAX_VALUE, patterns(query));
    }

    /** A LIKE pattern per word, in lines; what means something to LIKE means itself. */
    private static String patterns(String query) {
        return Arrays.stream(query.strip().split("\\s+"))
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .collect(Collectors.joining("\n"));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("request_id"));
    }
}
