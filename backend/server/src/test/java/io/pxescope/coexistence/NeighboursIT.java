package io.pxescope.coexistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.addressing.NetworkDraft;
import io.pxescope.addressing.Networks;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.publishing.Snapshots;
import io.pxescope.responder.Ingress;
import io.pxescope.testing.PxescopeTest;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** Other servers and relays, from the packet to the page, the API and the database. */
@PxescopeTest
@WithMockUser(roles = {"VIEWER", "OPERATOR"})
class NeighboursIT {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:00:01");
    private static final Ipv4Address HERE = Ipv4Address.parse("10.214.0.1");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Networks networks;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Neighbourhood neighbourhood;

    @Autowired
    Sightings sightings;

    @Autowired
    SightingRows rows;

    @Autowired
    Clock clock;

    @BeforeEach
    void site() {
        network("authoritative");
    }

    private void network(String mode) {
        networks.create(
                new NetworkDraft("nb", "10.214.0.0/24", null, null, null, mode, "known", List.of(), null),
                "test",
                null);
    }

    @AfterEach
    void empty() {
        networks.all().forEach(network -> networks.delete(network.name(), "test", null));
        sightings.write();
        jdbc.sql("delete from coexistence_relays").update();
    }

    private void heard(DhcpMessage message, String from) {
        Ingress ingress = new Ingress(null, HERE, new UdpEndpoint(Ipv4Address.parse(from), 67));
        assertThat(neighbourhood.takes(message, ingress, snapshots.get(), clock.instant()))
                .isFalse();
    }

    private static DhcpMessage requestFor(String server) {
        return DhcpMessage.request(DhcpMessageType.REQUEST, MAC, 7)
                .add(DhcpOptions.builder()
                        .address(OptionCode.SERVER_IDENTIFIER, Ipv4Address.parse(server))
                        .address(OptionCode.REQUESTED_ADDRESS, Ipv4Address.parse("10.214.0.77"))
                        .build())
                .build();
    }

    private static DhcpMessage relayed(String giaddr, OctetString agent) {
        return DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 8)
                .giaddr(Ipv4Address.parse(giaddr))
                .add(DhcpOptions.builder()
                        .put(OptionCode.RELAY_AGENT_INFORMATION, agent)
                        .build())
                .build();
    }

    @Test
    void countsASecondServerAndWarnsOnItsNetworksPage() throws Exception {
        for (int i = 0; i < 12; i++) {
            heard(requestFor("10.214.0.9"), "0.0.0.0");
        }
        mvc.perform(get("/networks/nb"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("A second server, 10.214.0.9, won 12 times, last ")))
                .andExpect(content().string(containsString("52:54:00:aa:00:01 asked for 10.214.0.77")));
        heard(requestFor("10.214.0.9"), "0.0.0.0");
        mvc.perform(get("/api/v1/networks/nb/neighbours"))
                .andExpect(jsonPath("$.servers.length()").value(1))
                .andExpect(jsonPath("$.servers[0].server").value("10.214.0.9"))
                .andExpect(jsonPath("$.servers[0].won").value(13))
                .andExpect(jsonPath("$.servers[0].expected").value(false));
        assertThat(jdbc.sql("select count(*) from coexistence_servers")
                        .query(Long.class)
                        .single())
                .as("one row, not one for each packet")
                .isEqualTo(1);
    }

    @Test
    void saysWithoutAWarningWhereTheAddressesOfAProxysNetworkComeFrom() throws Exception {
        networks.delete("nb", "test", null);
        network("proxy");
        heard(requestFor("10.214.0.2"), "0.0.0.0");

        mvc.perform(get("/networks/nb"))
                .andExpect(content().string(containsString("Addresses come from 10.214.0.2: taken once, last ")))
                .andExpect(content().string(not(containsString("second server"))));
    }

    @Test
    void showsEachRelayWithItsLastPacketAndItsNetwork() throws Exception {
        heard(relayed("10.214.0.254", OctetString.of(1, 4, 'g', 'e', '-', '1', 2, 2, 0, 7)), "10.214.0.254");
        heard(relayed("10.214.0.254", OctetString.of(1, 4, 'g', 'e', '-', '2', 2, 2, 0, 9)), "10.214.0.254");

        mvc.perform(get("/networks/nb"))
                .andExpect(content().string(containsString("10.214.0.254 last forwarded 0 s ago")))
                .andExpect(content().string(containsString("ge-2")))
                .andExpect(content().string(containsString("0x0009")))
                .andExpect(content().string(not(containsString("ge-1"))));
        mvc.perform(get("/api/v1/networks/nb/neighbours"))
                .andExpect(jsonPath("$.relays[0].giaddr").value("10.214.0.254"))
                .andExpect(jsonPath("$.relays[0].messages").value(2))
                .andExpect(jsonPath("$.relays[0].circuitId").value("ge-2"))
                .andExpect(jsonPath("$.relays[0].network").value("nb"));
    }

    @Test
    void listsARelayOfNoNetworkUntilItsNetworkIsAdded() throws Exception {
        heard(relayed("10.215.0.254", OctetString.of(5, 4, 10, 216, 0, 0)), "10.215.0.254");

        mvc.perform(get("/networks"))
                .andExpect(content().string(containsString("Relays of no network")))
                .andExpect(content().string(containsString("10.215.0.254 last forwarded")));
        mvc.perform(get("/api/v1/relays"))
                .andExpect(jsonPath("$[0].network").isEmpty())
                .andExpect(jsonPath("$[0].linkSelection").value("10.216.0.0"));

        networks.create(
                new NetworkDraft("far", "10.216.0.0/24", null, null, null, null, null, List.of(), null), "test", null);
        mvc.perform(get("/networks")).andExpect(content().string(not(containsString("Relays of no network"))));
        mvc.perform(get("/networks/far")).andExpect(content().string(containsString("10.215.0.254 last forwarded")));
    }

    @Test
    void keepsABoundedNumberWhateverIsMadeUp() {
        for (int i = 0; i < 2000; i++) {
            heard(relayed("10.%d.%d.1".formatted(i / 200, i % 200), OctetString.EMPTY), "10.1.1.1");
            heard(requestFor("10.214.%d.%d".formatted(i / 200, i % 200 + 1)), "10.1.1.1");
            if (i % 400 == 399) {
                sightings.write();
            }
        }
        assertThat(sightings.relays()).hasSize(512);
        assertThat(sightings.servers(networks.named("nb").orElseThrow().id())).hasSize(64);
    }

    @Test
    void isReadAgainByAProcessThatStartsLater() {
        heard(relayed("10.214.0.254", OctetString.of(1, 1, 'x')), "10.214.0.254");
        heard(requestFor("10.214.0.9"), "0.0.0.0");
        sightings.write();

        Sightings later = new Sightings(rows);
        later.relayed(RelaySighting.of(
                relayed("10.214.0.254", OctetString.of(1, 1, 'y')),
                new Ingress(null, HERE, new UdpEndpoint(HERE, 67)),
                clock.instant()));
        assertThat(later.relays()).singleElement().satisfies(relay -> {
            assertThat(relay.messages()).isEqualTo(2);
            assertThat(relay.circuitId()).isEqualTo("y");
        });
    }
}
