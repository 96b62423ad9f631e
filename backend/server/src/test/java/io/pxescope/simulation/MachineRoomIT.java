package io.pxescope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.rollouts.PromotionView;
import io.pxescope.rollouts.Promotions;
import io.pxescope.simulator.NicModel;
import io.pxescope.simulator.Rack;
import io.pxescope.testing.PxescopeTest;
import io.pxescope.trace.BootStage;
import io.pxescope.trace.BootState;
import io.pxescope.traces.BootQuery;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.Boots;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A new panel on loopback: what a newcomer sees of it within the first minute. */
@PxescopeTest(
        properties = {
            "pxescope.simulation.enabled=true",
            "pxescope.simulation.machines=4",
            "pxescope.simulation.pace=0.1"
        })
@DirtiesContext
class MachineRoomIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The relay agent answers at the server's port, so that the listeners' ports must be known beforehand. */
    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket dhcp = new DatagramSocket(0, loopback);
                DatagramSocket tftp = new DatagramSocket(0, loopback);
                ServerSocket http = new ServerSocket(0, 1, loopback)) {
            int dhcpPort = dhcp.getLocalPort();
            int tftpPort = tftp.getLocalPort();
            int httpPort = http.getLocalPort();
            registry.add("pxescope.dhcp.port", () -> dhcpPort);
            registry.add("pxescope.tftp.port", () -> tftpPort);
            registry.add("pxescope.http-boot.port", () -> httpPort);
        }
    }

    @Autowired
    private Boots boots;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Hosts hosts;

    @Autowired
    private Promotions promotions;

    @Autowired
    private Furnishing furnishing;

    @Test
    void healthyCardsBootAndTheOthersFallSilentAfterLpxelinux() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newest())
                        .filteredOn(boot -> boot.state() == BootState.PASSED)
                        .extracting(BootSummary::nicModel)
                        .contains(
                                NicModel.INTEL_X710.name(),
                                NicModel.INTEL_I350.name(),
                                NicModel.MELLANOX_CONNECTX_5.name()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newest())
                        .filteredOn(boot -> NicModel.CHELSIO_T520.name().equals(boot.nicModel()))
                        .anyMatch(boot -> boot.state() == BootState.FAILED && boot.stage() == BootStage.MODULES));

        assertThat(newest()).allMatch(BootSummary::simulated);
        assertThat(newest())
                .filteredOn(boot -> NicModel.CHELSIO_T520.name().equals(boot.nicModel()))
                .noneMatch(boot -> boot.state() == BootState.PASSED);
    }

    @Test
    void siteIsMadeOnceThroughTheRoomsOfThePanel() throws IOException {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newest()).isNotEmpty());

        assertThat(furnishing.furnish(Rack.filled(4, 1))).isTrue();

        assertThat(promotions.history())
                .extracting(PromotionView::build)
                .containsExactly("lpxelinux-6.03-sim", "pxelinux-4.07-sim");
        Set<String> names = catalog.builds().stream().map(CatalogBuild::name).collect(Collectors.toSet());
        assertThat(names).containsExactlyInAnyOrder("lpxelinux-6.03-sim", "pxelinux-6.03-sim", "pxelinux-4.07-sim");
        assertThat(catalog.builds()).allMatch(build -> build.warnings().isEmpty());
        assertThat(hosts.all()).hasSize(4).extracting(HostView::group).containsOnly("simulated");
    }

    private List<BootSummary> newest() {
        return boots.newest(BootQuery.newest(200));
    }
}
