package io.pxescope.inventory;

import io.pxescope.inventory.HeardFacts.Voice;
import io.pxescope.net.MacAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What NICs said, in the database. */
@Component
class HeardRows {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    HeardRows(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    private record Row(MacAddress mac, Heard heard) {}

    /** The voices of these NICs, the newest first; a NIC never heard is not in it. */
    Map<MacAddress, List<Heard>> of(Collection<MacAddress> macs) {
        if (macs.isEmpty()) {
            return Map.of();
        }
        return grouped(jdbc.sql("select * from inventory_heard where mac in (:macs) order by last_heard desc")
                .param("macs", macs.stream().map(MacAddress::toString).toList())
                .query(HeardRows::row)
                .list());
    }

    Map<MacAddress, List<Heard>> all() {
        return grouped(jdbc.sql("select * from inventory_heard order by last_heard desc")
                .query(HeardRows::row)
                .list());
    }

    /** Writes the newest words down, in one batch. */
    void put(List<Saying> sayings) {
        batch.batchUpdate("""
                insert into inventory_heard as known (mac, voice, first_heard, last_heard, arch, undi, vendor_class,
                    machine_id, machine_id_wire, ipxe_version, pci_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (mac, voice) do update set
                    last_heard = greatest(known.last_heard, excluded.last_heard),
                    arch = excluded.arch, undi = excluded.undi, vendor_class = excluded.vendor_class,
                    machine_id = excluded.machine_id, machine_id_wire = excluded.machine_id_wire,
                    ipxe_version = excluded.ipxe_version, pci_id = coalesce(excluded.pci_id, known.pci_id)
                """, sayings.stream().map(HeardRows::values).toList());
    }

    /** Drops what was said by NICs that are neither a host's nor an unknown machine's. */
    void prune() {
        jdbc.sql("""
                        delete from inventory_heard h
                        where not exists (select from inventory_nics n where n.mac = h.mac)
                          and not exists (select from inventory_unknown_machines u where u.mac = h.mac)
                        """).update();
    }

    private static Object[] values(Saying saying) {
        HeardFacts facts = saying.facts();
        OffsetDateTime at = saying.at().atOffset(ZoneOffset.UTC);
        return new Object[] {
            saying.mac().toString(),
            facts.voice().name(),
            at,
            at,
            facts.arch(),
            facts.undi(),
            facts.vendorClass(),
            facts.machineId(),
            facts.machineIdOnWire(),
            facts.ipxeVersion(),
            facts.pciId()
        };
    }

    private static Map<MacAddress, List<Heard>> grouped(List<Row> rows) {
        Map<MacAddress, List<Heard>> voices = new HashMap<>();
        for (Row row : rows) {
            voices.computeIfAbsent(row.mac(), mac -> new ArrayList<>()).add(row.heard());
        }
        return voices;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        HeardFacts facts = new HeardFacts(
                Voice.valueOf(row.getString("voice")),
                row.getString("arch"),
                row.getString("undi"),
                row.getString("vendor_class"),
                row.getString("machine_id"),
                row.getString("machine_id_wire"),
                row.getString("ipxe_version"),
                row.getString("pci_id"));
        return new Row(
                MacAddress.parse(row.getString("mac")),
                new Heard(facts, instant(row, "first_heard"), instant(row, "last_heard")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
