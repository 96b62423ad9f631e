package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.testing.Records;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PxescopeTest
class UnknownMachinesIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UnknownMachines machines;

    @Autowired
    UnknownMachineRows rows;

    @Autowired
    Hosts hosts;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void empty() {
        Records.clear(jdbc);
    }

    @Test
    void aMachineThatIsHeardCanBeNamedAndIsHeardNoMore() throws Exception {
        MacAddress mac = MacAddress.parse("52:54:00:aa:00:01");
        machines.heard(mac, "lab", Ipv4Address.parse("10.1.0.1"), "BIOS", "PXE\0Client", "nobody knows it", null);
        machines.heard(mac, "lab", null, "BIOS", null, "nobody knows it", null);

        mvc.perform(signed(get("/api/v1/unknown-machines")))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].mac").value("52:54:00:aa:00:01"))
                .andExpect(jsonPath("$[0].relay").value("10.1.0.1"))
                .andExpect(jsonPath("$[0].vendorClass").value("PXE\uFFFDClient"))
                .andExpect(jsonPath("$[0].heard").value(1));
        mvc.perform(signed(post("/api/v1/unknown-machines/52-54-00-AA-00-01/name"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"web-17\", \"model\": \"X550\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.nics[0].model").value("X550"));

        assertThat(machines.all()).isEmpty();
        assertThat(hosts.require("52:54:00:aa:00:01").name()).isEqualTo("web-17");
        rows.add(machine(mac));
        assertThat(machines.all()).isEmpty();
        mvc.perform(signed(post("/api/v1/unknown-machines/52-54-00-AA-00-01/name"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"web-18\"}"))
                .andExpect(status().isNotFound());
    }

    @Test
    void addsToWhatWasHeardBefore() {
        MacAddress mac = MacAddress.parse("52:54:00:aa:00:02");

        assertThat(rows.add(machine(mac))).isTrue();
        assertThat(rows.add(machine(mac))).isFalse();

        assertThat(rows.find(mac).orElseThrow().heard()).isEqualTo(6);
    }

    @Test
    void keepsTheNewestThousand() {
        jdbc.sql("""
                        insert into inventory_unknown_machines (mac, first_heard, last_heard, heard, because)
                        select '52:54:00:bb:' || lpad(to_hex(i / 256), 2, '0') || ':' || lpad(to_hex(i % 256), 2, '0'),
                            now() - i * interval '1 minute', now() - i * interval '1 minute', 1, 'nobody knows it'
                        from generate_series(1, 1005) i
                        """).update();

        machines.heard(MacAddress.parse("52:54:00:aa:00:03"), null, null, null, null, "nobody knows it", null);

        assertThat(machines.all())
                .hasSize(1000)
                .first()
                .satisfies(newest -> assertThat(newest.mac()).isEqualTo(MacAddress.parse("52:54:00:aa:00:03")));
    }

    private static UnknownMachine machine(MacAddress mac) {
        Instant now = Instant.parse("2026-11-22T09:00:00Z");
        return new UnknownMachine(mac, now, now, null, null, null, null, 3, "nobody knows it", List.of());
    }

    private static MockHttpServletRequestBuilder signed(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer test-admin-token");
    }
}
