package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The machines without a name in the database: the newest thousand. */
@Component
class UnknownMachineRows {
    private static final int KEPT = 1000;

    private final JdbcClient jdbc;

    UnknownMachineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds to the machine's row, or makes it, unless it is a host meanwhile.
     *
     * @return whether the row is new
     */
    boolean add(UnknownMachine machine) {
        Ipv4Address relay = machine.relay();
        return jdbc.sql("""
                        insert into inventory_unknown_machines as known
                            (mac, first_heard, last_heard, network, relay, arch, vendor_class, heard, because)
                        select :mac, :first, :last, cast(:network as text), cast(:relay as text), cast(:arch as text),
                            cast(:vendor as text), :heard, :because
                        where not exists (select from inventory_nics where mac = :mac)
                        on conflict (mac) do update set
                            last_heard = greatest(known.last_heard, excluded.last_heard),
                            network = excluded.network,
                            relay = excluded.relay,
                            arch = coalesce(excluded.arch, known.arch),
                            vendor_class = coalesce(excluded.vendor_class, known.vendor_class),
                            heard = known.heard + excluded.heard,
                            because = excluded.because
                        returning xmax = 0
                        """)
                .param("mac", machine.mac().toString())
                .param("first", at(machine.firstHeard()))
                .param("last", at(machine.lastHeard()))
                .param("network", machine.network())
                .param("relay", relay == null ? null : relay.toString())
                .param("arch", machine.arch())
                .param("vendor", machine.vendorClass())
                .param("heard", machine.heard())
                .param("because", machine.because())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Drops the oldest, beyond what is kept. */
    void prune() {
        jdbc.sql("""
                        delete from inventory_unknown_machines where mac in (
                            select mac from inventory_unknown_machines order by last_heard desc, mac offset :kept)
                        """).param("kept", KEPT).update();
    }

    List<UnknownMachine> newestFirst() {
        return jdbc.sql("select * from inventory_unknown_machines order by last_heard desc, mac")
                .query(UnknownMachineRows::machine)
                .list();
    }

    Optional<UnknownMachine> find(MacAddress mac) {
        return jdbc.sql("select * from inventory_unknown_machines where mac = ?")
                .param(mac.toString())
                .query(UnknownMachineRows::machine)
                .optional();
    }

    void forget(Collection<String> macs) {
        jdbc.sql("delete from inventory_unknown_machines where mac in (:macs)")
                .param("macs", macs)
                .update();
    }

    private static UnknownMachine machine(ResultSet row, int number) throws SQLException {
        String relay = row.getString("relay");
        return new UnknownMachine(
                MacAddress.parse(row.getString("mac")),
                row.getObject("first_heard", OffsetDateTime.class).toInstant(),
                row.getObject("last_heard", OffsetDateTime.class).toInstant(),
                row.getString("network"),
                relay == null ? null : Ipv4Address.parse(relay),
                row.getString("arch"),
                row.getString("vendor_class"),
                row.getLong("heard"),
                row.getString("because"),
                List.of());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
