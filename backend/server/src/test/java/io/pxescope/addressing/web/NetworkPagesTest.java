package io.pxescope.addressing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.addressing.Leases.Fill;
import io.pxescope.addressing.Leases.LeaseView;
import io.pxescope.addressing.NetworkDraft;
import io.pxescope.addressing.NetworkDraft.Range;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.policy.Network;
import io.pxescope.webkit.Gallery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private final Gallery gallery = new Gallery();

    @Test
    void saysWhatThisServerIsOnEachSubnet() {
        String html = gallery.page(
                "addressing/networks",
                Map.of(
                        "lede",
                        "2 subnets.",
                        "form",
                        NetworkViews.Form.EMPTY,
                        "networks",
                        List.of(
                                NetworkViews.line(network(Network.Mode.AUTHORITATIVE), new Fill(100, 37, 1)),
                                NetworkViews.line(network(Network.Mode.PROXY), new Fill(0, 0, 0)))));
        Gallery.keep("networks", html);
        assertThat(html)
                .contains("Authoritative: gives addresses and boot data.")
                .contains("37 of 100 leased, 1 declined")
                .contains("no pool");
    }

    @Test
    void listsLeasesAndHoldsTheSettings() {
        Network network = network(Network.Mode.AUTHORITATIVE);
        String html = gallery.page(
                "addressing/network",
                Map.of(
                        "network",
                        NetworkViews.line(network, new Fill(100, 95, 0)),
                        "form",
                        NetworkViews.Form.of(network),
                        "leases",
                        List.of(NetworkViews.lease(
                                new LeaseView(
                                        "10.20.14.107",
                                        "00:07:43:2e:1a:90",
                                        "01",
                                        7L,
                                        "bound",
                                        NOW,
                                        NOW,
                                        NOW.plusSeconds(3600)),
                                NOW,
                                ZoneOffset.UTC))));
        Gallery.keep("network", html);
        assertThat(html).contains("10.20.14.100 - 10.20.14.199").contains("95 of 100 leased");
    }

    @Test
    void readsRangesAsPeopleTypeThem() {
        NetworkForm form = new NetworkForm(
                "a",
                "10.0.0.0/24",
                "",
                "",
                "10.0.0.2 10.0.0.3",
                "proxy",
                "all",
                "10.0.0.10-10.0.0.20\n10.0.0.30 to 10.0.0.40, 10.0.0.50",
                "600",
                "2001:db8::/64",
                "stateful",
                "2001:db8::100 - 2001:db8::1ff",
                "2001:db8::53");
        assertThat(form.draft().ranges())
                .containsExactly(
                        new Range("10.0.0.10", "10.0.0.20"),
                        new Range("10.0.0.30", "10.0.0.40"),
                        new Range("10.0.0.50", null));
        assertThat(form.draft().dns()).containsExactly("10.0.0.2", "10.0.0.3");
        assertThat(form.draft().ipv6())
                .isEqualTo(new NetworkDraft.Ipv6(
                        "2001:db8::/64", "stateful", "2001:db8::100", "2001:db8::1ff", List.of("2001:db8::53")));
    }

    private static Network network(Network.Mode mode) {
        return new Network(
                1,
                "rack-14",
                Ipv4Subnet.parse("10.20.14.0/24"),
                "eth1",
                Ipv4Address.parse("10.20.14.1"),
                List.of(Ipv4Address.parse("10.20.0.53")),
                mode,
                Network.Answer.KNOWN,
                List.of(new Network.AddressRange(Ipv4Address.parse("10.20.14.100"), Ipv4Address.parse("10.20.14.199"))),
                Duration.ofHours(1));
    }
}
