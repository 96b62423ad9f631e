package io.pxescope.addressing;

import static io.pxescope.addressing.Lab.client;
import static io.pxescope.addressing.Lab.ip;
import static io.pxescope.addressing.Lab.mac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pxescope.policy.Network;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.responder.LeaseQuery.ClientState;
import io.pxescope.testing.PxescopeTest;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PxescopeTest
class NetworksApiIT {

    private static final String LAB = """
            {"name": "lab", "cidr": "10.0.0.0/24", "interface": "eth1", "router": "10.0.0.1",
             "dns": ["10.0.0.2", "10.0.0.3"], "mode": "authoritative", "answer": "all",
             "ranges": [{"from": "10.0.0.100", "to": "10.0.0.199"}], "leaseSeconds": 600}
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Networks networks;

    @Autowired
    LeaseBook book;

    @BeforeEach
    void empty() {
        networks.all().forEach(network -> networks.delete(network.name(), "test", null));
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer test-admin-token")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void keepsANetworkAsItWasDescribed() throws Exception {
        send(post("/api/v1/networks"), LAB)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/networks/lab"));

        send(get("/api/v1/networks/lab"), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cidr").value("10.0.0.0/24"))
                .andExpect(jsonPath("$.interface").value("eth1"))
                .andExpect(jsonPath("$.router").value("10.0.0.1"))
                .andExpect(jsonPath("$.dns", contains("10.0.0.2", "10.0.0.3")))
                .andExpect(jsonPath("$.mode").value("authoritative"))
                .andExpect(jsonPath("$.answer").value("all"))
                .andExpect(jsonPath("$.ranges[0].to").value("10.0.0.199"))
                .andExpect(jsonPath("$.leaseSeconds").value(600))
                .andExpect(jsonPath("$.addresses").value(100))
                .andExpect(jsonPath("$.leased").value(0));
    }

    @Test
    void keepsItsIpv6SideAndLetsItGo() throws Exception {
        send(post("/api/v1/networks"), LAB)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.ipv6").doesNotExist());
        send(patch("/api/v1/networks/lab"), """
                        {"ipv6": {"prefix": "2001:db8:77::1/64", "from": "2001:db8:77::100", "to": "2001:db8:77::1ff",
                                  "dns": ["2001:db8:77::53"]}}
                        """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ipv6.prefix").value("2001:db8:77::/64"))
                .andExpect(jsonPath("$.ipv6.mode").value("stateful"));
        send(patch("/api/v1/networks/lab"), "{\"leaseSeconds\": 900}")
                .andExpect(jsonPath("$.ipv6.to").value("2001:db8:77::1ff"))
                .andExpect(jsonPath("$.ipv6.dns", contains("2001:db8:77::53")));
        send(
                        post("/api/v1/networks"),
                        "{\"name\": \"b\", \"cidr\": \"10.1.0.0/16\", \"ipv6\":"
                                + " {\"prefix\": \"2001:db8::/32\", \"mode\": \"stateless\"}}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("ipv6.prefix"));
        send(get("/api/v1/networks/lab/leases6"), "").andExpect(status().isOk());
        send(patch("/api/v1/networks/lab"), "{\"ipv6\": {\"prefix\": \"\"}}")
                .andExpect(jsonPath("$.ipv6").doesNotExist());
    }

    @Test
    void isSilentToStrangersUnlessToldOtherwise() throws Exception {
        send(post("/api/v1/networks"), "{\"name\": \"quiet\", \"cidr\": \"10.1.0.0/16\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.answer").value("known"))
                .andExpect(jsonPath("$.mode").value("authoritative"))
                .andExpect(jsonPath("$.leaseSeconds").value(7200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \"a b\" | name | A name has 1 to 63",
                "cidr | \"10.0.0.0\" | cidr | is not a subnet",
                "cidr | \"10.0.0.0/31\" | cidr | is not between 8 and 30",
                "router | \"10.9.0.1\" | router | The router 10.9.0.1 is no machine's address of 10.0.0.0/24.",
                "router | \"10.0.0.255\" | router | no machine's address",
                "dns | [\"ten\"] | dns | \"ten\" is not an IPv4 address",
                "mode | \"master\" | mode | write authoritative, proxy or off",
                "answer | \"some\" | answer | write known or all",
                "interface | \"eth 1\" | interface | is no interface name",
                "ipv6 | {\"prefix\":\"2001:db8::/64\"} | ipv6.from | A stateful prefix needs a pool",
                "ipv6 | {\"prefix\":\"fe80::/64\",\"mode\":\"stateless\"} | ipv6.prefix | no prefix of one network",
                "ipv6 | {\"prefix\":\"10.0.0.0/8\"} | ipv6.prefix | is not an IPv6 address",
                "ipv6 | {\"prefix\":\"2001:db8::/64\",\"from\":\"2001:db8:1::1\"} | ipv6.from | is not of 2001:db8::/64",
                "ipv6 | {\"from\":\"2001:db8::1\"} | ipv6.prefix | Without an IPv6 prefix there is no IPv6 here",
                "ipv6 | {\"prefix\":\"2001:db8::/64\",\"mode\":\"slaac\"} | ipv6.mode | write stateful or stateless",
                "leaseSeconds | 5 | leaseSeconds | A lease lasts 30 to 31536000 seconds, not 5.",
                "ranges | [{\"from\":\"10.0.1.1\",\"to\":\"10.0.1.9\"}] | ranges[0].from | 10.0.1.1 is no machine's",
                "ranges | [{\"from\":\"10.0.0.9\",\"to\":\"10.0.0.3\"}] | ranges[0] | starts at 10.0.0.9, after its end",
                "ranges | [{\"from\":\"10.0.0.3\",\"to\":\"10.0.0.9\"},{\"from\":\"10.0.0.9\"}] | ranges[1] | overlaps"
            })
    void refusesAFieldThatIsWrongAndChangesNothing(String field, String value, String named, String message)
            throws Exception {
        send(post("/api/v1/networks"), LAB).andExpect(status().isCreated());
        Network before = networks.named("lab").orElseThrow();

        send(patch("/api/v1/networks/lab"), "{\"" + field + "\": " + value + "}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value(named))
                .andExpect(jsonPath("$.errors[0].message", containsString(message)));

        assertThat(networks.named("lab")).contains(before);
    }

    @Test
    void refusesANetworkThatOverlapsAnother() throws Exception {
        send(post("/api/v1/networks"), LAB).andExpect(status().isCreated());

        send(post("/api/v1/networks"), "{\"name\": \"wide\", \"cidr\": \"10.0.0.0/16\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("10.0.0.0/16 overlaps 10.0.0.0/24, which is the network lab."));
        send(post("/api/v1/networks"), "{\"name\": \"LAB\", \"cidr\": \"10.7.0.0/16\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
    }

    @Test
    void saysThatTheBodyIsNoJson() throws Exception {
        send(post("/api/v1/networks"), "{\"name\": ").andExpect(status().isBadRequest());
        send(post("/api/v1/networks"), "{}").andExpect(status().isUnprocessableContent());
    }

    @Test
    void changesWhatIsNamedClearsWhatIsBlankAndRecordsWho() throws Exception {
        send(post("/api/v1/networks"), LAB).andExpect(status().isCreated());

        send(
                        patch("/api/v1/networks/lab"),
                        "{\"answer\": \"known\", \"router\": \"\", \"reason\": \"too many strangers\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.answer").value("known"))
                .andExpect(jsonPath("$.router").doesNotExist())
                .andExpect(jsonPath("$.leaseSeconds").value(600));

        assertThat(jdbc.sql("SELECT reason FROM audit_entry WHERE action = 'change network' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("too many strangers");
    }

    @Test
    void listsLeasesAndForgetsThemWithTheirNetwork() throws Exception {
        send(post("/api/v1/networks"), LAB).andExpect(status().isCreated());
        Network lab = networks.named("lab").orElseThrow();
        Instant now = Instant.now();
        LeaseQuery request =
                new LeaseQuery.Commit(lab, client(1), mac(1), null, ip("10.0.0.150"), null, ClientState.SELECTING, now);

        assertThat(book.answer(request).toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isInstanceOf(LeaseAnswer.Held.class);
        send(get("/api/v1/networks/lab/leases"), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].address").value("10.0.0.150"))
                .andExpect(jsonPath("$[0].mac").value(mac(1).toString()))
                .andExpect(jsonPath("$[0].state").value("bound"));
        send(get("/api/v1/networks/lab/leases?after=10.0.0.150"), "")
                .andExpect(jsonPath("$.length()").value(0));
        send(get("/api/v1/networks/lab"), "").andExpect(jsonPath("$.leased").value(1));

        send(delete("/api/v1/networks/lab"), "").andExpect(status().isNoContent());

        assertThat(book.holderOf(ip("10.0.0.150"))).isNull();
        send(get("/api/v1/networks/lab/leases"), "").andExpect(status().isNotFound());
    }
}
