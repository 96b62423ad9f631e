package io.pxescope.publishing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
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
import io.pxescope.publishing.web.Why.Layer;
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

    @Test
    void namesTheAssignmentThatWonAndTheFleetsBuildThatLost() {
        Why why =
                WhyViews.of(MAC, "bios", snapshot(new Assignment(1, 2, null, null, null, "T520 hang", "mkeller")), NOW);
        assertThat(why.build()).isNotNull();
        assertThat(why.build().name()).isEqualTo("lpxelinux-6.04");
        assertThat(why.layers())
                .filteredOn(layer -> layer.css().equals("lose"))
                .extracting(Layer::build)
                .singleElement()
                .satisfies(lost -> assertThat(lost).isNotNull().hasFieldOrPropertyWithValue("name", "pxelinux-4.07"));
        assertThat(why.wire())
                .anySatisfy(line -> assertThat(line.value()).startsWith("pxelinux.cfg/01-00-07-43-2e-1a-90"));
        String html = new Gallery().part(Part.fixed("why", "publishing/parts", "why", why));
        assertThat(html).contains("because mkeller assigned it").contains("vmlinuz, 11.9 MB");
    }

    @Test
    void saysWhyAHostWouldGetNothing() {
        Why why = WhyViews.of(MAC, "arm64", snapshot(null), NOW);
        assertThat(why.build()).isNull();
        assertThat(why.css()).isEqualTo("bad");
        assertThat(why.sentence()).contains("has no boot file for UEFI arm64");
    }

    @Test
    void saysThatNoSubnetIsDescribed() {
        assertThat(WhyViews.of(MAC, "bios", BootSnapshot.EMPTY, NOW).sentence()).startsWith("No subnet is described");
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
