package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The IPv6 leases in PostgreSQL. */
@Repository
class JdbcLease6Store implements Lease6Store {

    private static final int TIMEOUT_SECONDS = 5;

    /* A network that was deleted meanwhile gives no row; nor does an address that another node gave to another client. */
    private static final String UPSERT = """
            INSERT INTO lease6 (address, network_id, duid, iaid, mac, host_id, state, since, renewed, expires)
            SELECT :address::inet, id, :duid, :iaid, :mac, :host::bigint, :state,
                   :since::timestamptz, :renewed::timestamptz, :expires::timestamptz
              FROM network WHERE id = :network
            ON CONFLICT (address) DO UPDATE SET
              network_id = excluded.network_id, duid = excluded.duid, iaid = excluded.iaid, mac = excluded.mac,
              host_id = excluded.host_id, state = excluded.state, since = excluded.since,
              renewed = excluded.renewed, expires = excluded.expires
            WHERE lease6.duid = excluded.duid AND lease6.iaid = excluded.iaid OR lease6.expires <= excluded.renewed
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcLease6Store(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(TIMEOUT_SECONDS);
    }

    @Override
    public List<Lease6> all() {
        return jdbc.sql("SELECT host(address) AS text, lease6.* FROM lease6 ORDER BY renewed")
                .query((row, index) -> lease(row))
                .list();
    }

    @Override
    public boolean write(List<Lease6> rows) {
        // Two nodes that write the same addresses must lock them in the same order.
        List<Lease6> sorted =
                rows.stream().sorted(Comparator.comparing(Lease6::address)).toList();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            for (Lease6 row : sorted) {
                if (upsert(row) == 0) {
                    status.setRollbackOnly();
                    return false;
                }
            }
            return true;
        }));
    }

    private int upsert(Lease6 row) {
        return jdbc.sql(UPSERT)
                .param("address", row.address().toString())
                .param("network", row.networkId())
                .param("duid", row.client().duid())
                .param("iaid", Integer.toUnsignedLong(row.client().iaid()))
                .param("mac", row.mac().toString())
                .param("host", row.hostId())
                .param("state", row.state().name())
                .param("since", Timestamp.from(row.since()))
                .param("renewed", Timestamp.from(row.renewed()))
                .param("expires", Timestamp.from(row.expires()))
                .update();
    }

    private static Lease6 lease(ResultSet row) throws SQLException {
        return new Lease6(
                row.getLong("network_id"),
                Ipv6Address.parse(row.getString("text")),
                new Lease6.Client(row.getString("duid"), (int) row.getLong("iaid")),
                MacAddress.parse(row.getString("mac")),
                row.getObject("host_id", Long.class),
                Lease.State.valueOf(row.getString("state")),
                instant(row, "since"),
                instant(row, "renewed"),
                instant(row, "expires"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
