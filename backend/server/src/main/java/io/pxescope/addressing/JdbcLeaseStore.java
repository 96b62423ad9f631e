package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.ClientKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The leases in PostgreSQL: a batch is one statement, and so one transaction and one flush of the log. */
@Repository
class JdbcLeaseStore implements LeaseStore {

    private static final int TIMEOUT_SECONDS = 5;

    private static final String COLUMNS =
            "host(address) AS address, network_id, client, mac, host_id, state, since, renewed, expires";

    /*
     * Rows of networks that were deleted meanwhile fall out of the join. The condition repeats the rule of the desk
     * for what another node may have written: an address in force is only taken over by the same client, or leased
     * anew to the same machine.
     */
    private static final String UPSERT = """
            INSERT INTO lease (address, network_id, client, mac, host_id, state, since, renewed, expires)
            SELECT given.* FROM unnest(?::inet[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                                       ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
              AS given (address, network_id, client, mac, host_id, state, since, renewed, expires)
              JOIN network ON network.id = given.network_id
            ON CONFLICT (address) DO UPDATE SET
              network_id = excluded.network_id, client = excluded.client, mac = excluded.mac,
              host_id = excluded.host_id, state = excluded.state, since = excluded.since,
              renewed = excluded.renewed, expires = excluded.expires
            WHERE lease.client = excluded.client
               OR excluded.state = 'BOUND' AND (lease.expires <= excluded.renewed
                  OR lease.state = 'BOUND' AND (lease.mac = excluded.mac OR lease.host_id = excluded.host_id))
            RETURNING host(address)
            """;

    private final JdbcTemplate jdbc;

    JdbcLeaseStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Lease> all() {
        return jdbc.query("SELECT " + COLUMNS + " FROM lease ORDER BY renewed", (row, index) -> lease(row));
    }

    @Override
    public List<Lease> at(Collection<Ipv4Address> addresses) {
        return jdbc.query(
                connection -> {
                    PreparedStatement select = connection.prepareStatement(
                            "SELECT " + COLUMNS + " FROM lease WHERE address = ANY (?::inet[])");
                    select.setArray(1, texts(connection, addresses, Ipv4Address::toString));
                    return select;
                },
                (row, index) -> lease(row));
    }

    @Override
    public Set<Ipv4Address> write(List<Lease> rows) {
        // Two nodes that write the same addresses must lock them in the same order.
        List<Lease> sorted =
                rows.stream().sorted(Comparator.comparing(Lease::address)).toList();
        return new HashSet<>(jdbc.query(
                connection -> upsert(connection, sorted), (row, index) -> Ipv4Address.parse(row.getString(1))));
    }

    private static PreparedStatement upsert(Connection connection, List<Lease> rows) throws SQLException {
        PreparedStatement upsert = connection.prepareStatement(UPSERT);
        upsert.setQueryTimeout(TIMEOUT_SECONDS);
        upsert.setArray(1, texts(connection, rows, row -> row.address().toString()));
        upsert.setArray(2, connection.createArrayOf("bigint", values(rows, Lease::networkId)));
        upsert.setArray(3, texts(connection, rows, row -> row.client().text()));
        upsert.setArray(4, texts(connection, rows, row -> row.mac().toString()));
        upsert.setArray(
                5,
                connection.createArrayOf(
                        "bigint", rows.stream().map(Lease::hostId).toArray()));
        upsert.setArray(6, texts(connection, rows, row -> row.state().name()));
        upsert.setArray(7, texts(connection, rows, row -> row.since().toString()));
        upsert.setArray(8, texts(connection, rows, row -> row.renewed().toString()));
        upsert.setArray(9, texts(connection, rows, row -> row.expires().toString()));
        return upsert;
    }

    private static <T> Object[] values(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private static <T> Array texts(Connection connection, Collection<T> rows, Function<T, Object> text)
            throws SQLException {
        return connection.createArrayOf("text", values(rows, text.andThen(Object::toString)));
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getLong("network_id"),
                Ipv4Address.parse(row.getString("address")),
                new ClientKey(row.getString("client")),
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
