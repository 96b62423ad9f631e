package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leases of a network as operators look at them: read from the database, whichever node gave them. */
@Component
public class Leases {

    private final JdbcClient jdbc;
    private final Clock clock;

    Leases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One address that was given.
     *
     * @param client the client identifier or hardware address that it is bound to
     * @param state {@code bound}, {@code expired}, {@code released} or {@code declined}
     */
    public record LeaseView(
            String address,
            String mac,
            String client,
            @Nullable Long hostId,
            String state,
            Instant since,
            Instant renewed,
            Instant expires) {}

    /**
     * How full a network is.
     *
     * @param addresses in its ranges
     * @param leased in force now, reserved addresses outside the ranges included
     * @param declined kept back
     */
    public record Fill(int addresses, int leased, int declined) {}

    /**
     * Leases in the order of their addresses.
     *
     * @param after the address after which to go on, or null: from the first
     */
    public List<LeaseView> of(long networkId, @Nullable Ipv4Address after, int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        SELECT host(address) AS address, mac, client, host_id, state, since, renewed, expires
                        FROM lease WHERE network_id = :network AND address > :after::inet
                        ORDER BY address LIMIT :limit
                        """)
                .param("network", networkId)
                .param("after", (after == null ? Ipv4Address.ANY : after).toString())
                .param("limit", limit)
                .query((row, index) -> {
                    Instant expires =
                            row.getObject("expires", OffsetDateTime.class).toInstant();
                    return new LeaseView(
                            row.getString("address"),
                            row.getString("mac"),
                            row.getString("client"),
                            row.getObject("host_id", Long.class),
                            word(row.getString("state"), expires, now),
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            row.getObject("renewed", OffsetDateTime.class).toInstant(),
                            expires);
                })
                .list();
    }

    /** IPv6 leases in the order of their addresses, the first {@code limit}. */
    public List<LeaseView> ofIpv6(long networkId, int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        SELECT host(address) AS address, mac, duid, iaid, host_id, state, since, renewed, expires
                        FROM lease6 WHERE network_id = :network ORDER BY lease6.address LIMIT :limit
                        """)
                .param("network", networkId)
                .param("limit", limit)
                .query((row, index) -> {
                    Instant expires =
                            row.getObject("expires", OffsetDateTime.class).toInstant();
                    return new LeaseView(
                            row.getString("address"),
                            row.getString("mac"),
                            "duid:" + row.getString("duid") + ":" + Long.toHexString(row.getLong("iaid")),
                            row.getObject("host_id", Long.class),
                            word(row.getString("state"), expires, now),
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            row.getObject("renewed", OffsetDateTime.class).toInstant(),
                            expires);
                })
                .list();
    }

    private static String word(String state, Instant expires, Instant now) {
        boolean over = state.equals(Lease.State.BOUND.name()) && !now.isBefore(expires);
        return over ? "expired" : state.toLowerCase(Locale.ROOT);
    }

    public Fill fill(Network network) {
        int addresses = new AddressPool(network).size();
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'BOUND') AS leased,
                               count(*) FILTER (WHERE state = 'DECLINED') AS declined
                        FROM lease WHERE network_id = :network AND expires > :now
                        """)
                .param("network", network.id())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Fill(addresses, row.getInt("leased"), row.getInt("declined")))
                .single();
    }
}
