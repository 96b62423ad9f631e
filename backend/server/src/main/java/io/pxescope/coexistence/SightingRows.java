package io.pxescope.coexistence;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Other servers and relays in the database: the newest {@value #SERVERS} of each network, the newest {@value #RELAYS}. */
@Repository
class SightingRows {
    private static final int SERVERS = 64;
    private static final int RELAYS = 512;

    private final JdbcClient jdbc;

    SightingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void add(List<ServerSighting> servers, List<RelaySighting> relays) {
        servers.forEach(this::add);
        relays.forEach(this::add);
        prune();
    }

    /** Nothing, where the network is gone. */
    private void add(ServerSighting seen) {
        jdbc.sql("""
                        insert into coexistence_servers as known
                            (network_id, server, times, first_seen, last_seen, mac, address)
                        select id, :server, :times, :first, :last, cast(:mac as text), cast(:address as text)
                        from network where id = :network
                        on conflict (network_id, server) do update set
                            times = known.times + excluded.times,
                            last_seen = greatest(known.last_seen, excluded.last_seen),
                            mac = excluded.mac,
                            address = excluded.address
                        """)
                .param("network", seen.networkId())
                .param("server", seen.server().toString())
                .param("times", seen.times())
                .param("first", at(seen.first()))
                .param("last", at(seen.last()))
                .param("mac", text(seen.mac()))
                .param("address", text(seen.address()))
                .update();
    }

    private void add(RelaySighting seen) {
        jdbc.sql("""
                        insert into coexistence_relays as known
                            (giaddr, link, came_from, circuit_id, remote_id, server_override, messages,
                             first_seen, last_seen, mac)
                        values (:giaddr, :link, :from, :circuit, :remote, :override, :messages, :first, :last, :mac)
                        on conflict (giaddr, link) do update set
                            came_from = excluded.came_from,
                            circuit_id = excluded.circuit_id,
                            remote_id = excluded.remote_id,
                            server_override = excluded.server_override,
                            messages = known.messages + excluded.messages,
                            last_seen = greatest(known.last_seen, excluded.last_seen),
                            mac = excluded.mac
                        """)
                .param("giaddr", seen.giaddr().toString())
                .param("link", seen.link() == null ? "" : seen.link().toString())
                .param("from", seen.from())
                .param("circuit", seen.circuitId())
                .param("remote", seen.remoteId())
                .param("override", text(seen.serverOverride()))
                .param("messages", seen.messages())
                .param("first", at(seen.first()))
                .param("last", at(seen.last()))
                .param("mac", text(seen.mac()))
                .update();
    }

    private void prune() {
        jdbc.sql("""
                        delete from coexistence_servers where (network_id, server) in (
                            select network_id, server from (
                                select network_id, server,
                                    row_number() over (partition by network_id order by last_seen desc, server) as place
                                from coexistence_servers) as placed
                            where place > :kept)
                        """).param("kept", SERVERS).update();
        jdbc.sql("""
                        delete from coexistence_relays where (giaddr, link) in (
                            select giaddr, link from coexistence_relays
                            order by last_seen desc, giaddr, link offset :kept)
                        """).param("kept", RELAYS).update();
    }

    List<ServerSighting> servers(long networkId) {
        return jdbc.sql("select * from coexistence_servers where network_id = ? order by last_seen desc, server")
                .param(networkId)
                .query(SightingRows::server)
                .list();
    }

    List<RelaySighting> relays() {
        return jdbc.sql("select * from coexistence_relays order by last_seen desc, giaddr, link")
                .query(SightingRows::relay)
                .list();
    }

    private static ServerSighting server(ResultSet row, int number) throws SQLException {
        return new ServerSighting(
                row.getLong("network_id"),
                Ipv4Address.parse(row.getString("server")),
                row.getLong("times"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                mac(row.getString("mac")),
                address(row.getString("address")));
    }

    private static RelaySighting relay(ResultSet row, int number) throws SQLException {
        String link = row.getString("link");
        return new RelaySighting(
                Ipv4Address.parse(row.getString("giaddr")),
                link.isEmpty() ? null : Ipv4Address.parse(link),
                row.getString("came_from"),
                row.getString("circuit_id"),
                row.getString("remote_id"),
                address(row.getString("server_override")),
                row.getLong("messages"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                mac(row.getString("mac")));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable MacAddress mac(@Nullable String text) {
        return text == null ? null : MacAddress.parse(text);
    }

    private static @Nullable Ipv4Address address(@Nullable String text) {
        return text == null ? null : Ipv4Address.parse(text);
    }
}
