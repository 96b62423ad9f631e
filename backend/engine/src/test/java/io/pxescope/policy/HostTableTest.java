package io.pxescope.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostTableTest {
    private static Host host(long id, long mac, Ipv4Address address) {
        return new Host(
                id,
                "host-" + id,
                true,
                address,
                null,
                List.of(new Host.Nic(new MacAddress(mac), null, null)),
                null,
                null);
    }

    @Test
    void behavesAsAPlainMapUnderAnySequenceOfChanges() {
        Random dice = new Random(20261122);
        Map<Long, Host> expected = new HashMap<>();
        HostTable table = HostTable.EMPTY;
        for (int step = 0; step < 5_000; step++) {
            long id = dice.nextInt(300);
            if (dice.nextInt(4) == 0) {
                expected.remove(id);
                table = table.without(id);
            } else {
                Host host = host(id, id * 2 + dice.nextInt(2), new Ipv4Address((int) (id * 2 + dice.nextInt(2))));
                expected.put(id, host);
                table = table.with(host);
            }
        }
        assertThat(table.size()).isEqualTo(expected.size());
        for (long id = 0; id < 300; id++) {
            Host host = expected.get(id);
            assertThat(table.byId(id)).isEqualTo(host);
            for (int k = 0; k < 2; k++) {
                MacAddress mac = new MacAddress(id * 2 + k);
                boolean owned = host != null && host.nic(mac).isPresent();
                assertThat(table.byMac(mac)).isEqualTo(owned ? host : null);
                Ipv4Address address = new Ipv4Address((int) (id * 2 + k));
                assertThat(table.byAddress(address))
                        .isEqualTo(host != null && address.equals(host.address()) ? host : null);
            }
        }
    }

    @Test
    void leavesTheTableItWasMadeFromAsItWas() {
        HostTable before = HostTable.EMPTY.with(host(1, 11, Ipv4Address.parse("10.0.0.1")));
        HostTable after = before.without(1);
        assertThat(before.byId(1)).isNotNull();
        assertThat(after.byId(1)).isNull();
        assertThat(after.byMac(new MacAddress(11))).isNull();
    }
}
