package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Calls of known hosts that were not answered and begin no boot; one row for each NIC. */
@Service
public class UnansweredCalls {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final HeardLimit limit = new HeardLimit();

    UnansweredCalls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes a call. Writes to the database, at most once per NIC in half a minute: not to be called on an event loop. A
     * MAC address that is no host's is passed over.
     *
     * @param network name of the subnet, or null
     */
    public void note(MacAddress mac, @Nullable String network, String because) {
        Instant now = clock.instant();
        long calls = limit.admit(mac, now);
        if (calls == 0) {
            return;
        }
        jdbc.sql("""
                        insert into inventory_unanswered as known (mac, first_call, last_call, calls, network, because)
                        select mac, :now, :now, :calls, cast(:network as text), :because
                        from inventory_nics where mac = :mac
                        on conflict (mac) do update set
                            last_call = greatest(known.last_call, excluded.last_call),
                            calls = known.calls + excluded.calls,
                            network = excluded.network,
                            because = excluded.because
                        """)
                .param("mac", mac.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("calls", calls)
                .param("network", WireWords.clean(network))
                .param("because", WireWords.cleaned(because))
                .update();
    }

    /** Those of these NICs, the newest first. */
    public List<UnansweredCall> of(Collection<MacAddress> macs) {
        return macs.isEmpty()
                ? List.of()
                : jdbc.sql("select * from inventory_unanswered where mac in (:macs) order by last_call desc")
                        .param("macs", macs.stream().map(MacAddress::toString).toList())
                        .query(UnansweredCalls::call)
                        .list();
    }

    private static UnansweredCall call(ResultSet row, int number) throws SQLException {
        return new UnansweredCall(
                MacAddress.parse(row.getString("mac")),
                row.getObject("first_call", OffsetDateTime.class).toInstant(),
                row.getObject("last_call", OffsetDateTime.class).toInstant(),
                row.getLong("calls"),
                row.getString("network"),
                row.getString("because"));
    }
}
