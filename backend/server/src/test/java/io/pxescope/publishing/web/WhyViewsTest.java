package io.pxescope.publishing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Assignment;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Build;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Fleet;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Loader;
import io.pxescope.policy.LoaderKind;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.policy.StoredFile;
import io.pxescope.publishing.Explained;
import io.pxescope.publishing.web.Why.Layer;
import io.pxescope.responder.DryRun;
import io.pxescope.responder.ExampleClient;
import io.pxescope.responder.ExampleLeases;
import io.pxescope.responder.Ingress;
import io.pxescope.webkit.Gallery;
import io.pxescope.webkit.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");
    private static final MacAddress MAC = MacAddress.parse("00:07:43:2e:1a:90");

    private static Why why(ExampleClient client, BootSnapshot snapshot) {
        DryRun.Scene scene = new DryRun.Scene(
                new Ingress(null, Ipv4Address.parse("10.20.14.5"), new UdpEndpoint(Ipv4Address.ANY, 68)),
                snapshot,
                NOW,
                (server, path) -> "http://" + server + ":8069/" + path,
                (host, mac, pciId) -> null,
                new ExampleLeases(null));
        DryRun.Result result = new DryRun(DhcpPorts.STANDARD).of(client.discover(MAC), scene);
        return WhyViews.of(new Explained(result, snapshot, snapshot.host(MAC), List.of(), 0, List.of()), client.key());
    }

    private static String html(Why why) {
        return new Gallery().part(Part.fixed("why", "publishing/parts", "why", why));
    }

    @Test
    void namesTheAssignmentThatWonAndTheFleetsBuildThatLost() {
        Why why = why(ExampleClient.BIOS, snapshot(new Assignment(1, 2, null, null, null, "T520 hang", "mkeller")));
        assertThat(why.build()).isNotNull();
        assertThat(why.build().name()).isEqualTo("lpxelinux-6.04");
        assertThat(why.layers())
                .filteredOn(layer -> layer.css().equals("lose"))
                .extracting(Layer::build)
                .singleElement()
                .satisfies(lost -> assertThat(lost).isNotNull().hasFieldOrPropertyWithValue("name", "pxelinux-4.07"));
        assertThat(html(why)).contains("because mkeller assigned it").contains("UEFI x64 HTTP");
    }

    @Test
    void tellsTheFieldsOfTheOfferAndTheFilesThatFollow() {
        Why why = why(ExampleClient.BIOS, snapshot(null));
        assertThat(why.told().reply()).isNotNull();
        assertThat(why.told().reply().type()).isEqualTo("OFFER");
        assertThat(why.told().reply().fields())
                .contains(new Told.Field("yiaddr", "10.20.14.107"), new Told.Field("file", "b/<token>/pxelinux.0"));
        assertThat(why.told().reply().options())
                .contains(new Told.Option(209, "configuration file", "pxelinux.cfg/01-00-07-43-2e-1a-90"));
        assertThat(why.told().files())
                .filteredOn(Told.File::asked)
                .extracting(file -> file.name() + " " + file.state())
                .containsExactly(
                        "pxelinux.0 missing",
                        "ldlinux.c32 missing",
                        "pxelinux.cfg/01-00-07-43-2e-1a-90 rendered",
                        "profile/vmlinuz found");
        assertThat(why.missing()).isEqualTo("Not there, and needed: pxelinux.0, ldlinux.c32.");
        assertThat(html(why))
                .contains("b/&lt;token&gt;/pxelinux.0")
                .contains("11.9 MB")
                .contains("Not there, and needed")
                .contains("names it would go on to");
    }

    @Test
    void saysWhyAHostWouldGetNothing() {
        Why why = why(ExampleClient.ARM64, snapshot(null));
        assertThat(why.build()).isNull();
        assertThat(why.css()).isEqualTo("bad");
        assertThat(why.sentence()).contains("has no boot file for UEFI arm64");
        assertThat(why.told().reason()).isEqualTo("NOTHING_TO_BOOT");
        assertThat(html(why)).contains("has no boot file for UEFI arm64").doesNotContain("Files that follow");
    }

    @Test
    void saysThatNoSubnetIsDescribed() {
        assertThat(why(ExampleClient.BIOS, BootSnapshot.EMPTY).sentence()).startsWith("No subnet is described");
    }

    private static BootSnapshot snapshot(@Nullable Assignment assignment) {
        Profile profile = new Profile(
                1,
                "rescue",
                new Profile.NamedFile("vmlinuz", new StoredFile("0".repeat(64), 11_914_240)),
                null,
                "quiet");
        return new BootSnapshot(
                41,
                List.of(new Network(
                        1,
                        "rack-14",
                        Ipv4Subnet.parse("10.20.14.0/24"),
                        null,
                        null,
                        List.of(),
                        Network.Mode.AUTHORITATIVE,
                        Network.Answer.KNOWN,
                        List.of(),
                        Duration.ofHours(1))),
                HostTable.of(List.of(new Host(
                        7,
                        "fra1-r14-u07",
                        true,
                        Ipv4Address.parse("10.20.14.107"),
                        null,
                        List.of(new Host.Nic(MAC, "Chelsio T520-CR", null)),
                        null,
                        assignment))),
                new Fleet(1L, 1L, 1L),
                Map.of(1L, build(1, "pxelinux-4.07", "pxelinux.0"), 2L, build(2, "lpxelinux-6.04", "lpxelinux.0")),
                Map.of(1L, profile));
    }

    private static Build build(long id, String name, String loader) {
        return new Build(
                id,
                name,
                "pxelinux",
                "pxelinux",
                "6.04",
                Map.of(Firmware.BIOS, new Loader(loader, LoaderKind.PXELINUX)),
                Map.of());
    }
}
