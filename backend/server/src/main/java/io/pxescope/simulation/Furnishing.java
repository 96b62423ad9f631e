package io.pxescope.simulation;

import io.pxescope.addressing.NetworkDraft;
import io.pxescope.addressing.Networks;
import io.pxescope.catalog.Builds;
import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.Profiles;
import io.pxescope.catalog.UploadedFile;
import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.rollouts.Fleet;
import io.pxescope.rollouts.Promotions;
import io.pxescope.simulator.Machine;
import io.pxescope.simulator.SimulatedLoaders;
import io.pxescope.simulator.SimulatedLoaders.SimulatedBuild;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes what the simulated machines need, once, on a database that holds nothing else: through the services that pages
 * and API use, so that it is checked, audited and published like the work of an operator. The fleet's history is written
 * last and tells the next start that all is there.
 */
@Component
class Furnishing {

    private static final String WHY = "For the simulated machine room.";

    private final Networks networks;
    private final Catalog catalog;
    private final Builds builds;
    private final Profiles profiles;
    private final Hosts hosts;
    private final Fleet fleet;
    private final Promotions promotions;

    Furnishing(
            Networks networks,
            Catalog catalog,
            Builds builds,
            Profiles profiles,
            Hosts hosts,
            Fleet fleet,
            Promotions promotions) {
        this.networks = networks;
        this.catalog = catalog;
        this.builds = builds;
        this.profiles = profiles;
        this.hosts = hosts;
        this.fleet = fleet;
        this.promotions = promotions;
    }

    /** Whether the simulated network is there, made now or at an earlier start. */
    boolean furnish(List<Machine> machines) throws IOException {
        if (!promotions.history().isEmpty()) {
            return networkIsThere();
        }
        if (!holdsNothingElse()) {
            return false;
        }
        network();
        for (SimulatedBuild build : SimulatedBuild.values()) {
            build(build);
        }
        profile();
        machines.forEach(this::host);
        promotions.promote(
                SimulatedBuild.PXELINUX_4_07.title(), "What these machines have always booted.", SimulatedSite.ACTOR);
        promotions.promote(
                SimulatedBuild.LPXELINUX_6_03.title(),
                "6.03, with its own network stack for downloads over HTTP.",
                SimulatedSite.ACTOR);
        return true;
    }

    private boolean networkIsThere() {
        return networks.all().stream().anyMatch(network -> network.name().equals(SimulatedSite.NAME));
    }

    private boolean holdsNothingElse() {
        Set<String> ours = Arrays.stream(SimulatedBuild.values())
                .map(SimulatedBuild::title)
                .collect(Collectors.toSet());
        return networks.all().stream().allMatch(network -> network.name().equals(SimulatedSite.NAME))
                && catalog.builds().stream().allMatch(build -> ours.contains(build.name()))
                && hosts.all().stream().allMatch(host -> SimulatedSite.NAME.equals(host.group()));
    }

    private void network() {
        if (!networkIsThere()) {
            NetworkDraft.Range pool =
                    new NetworkDraft.Range(SimulatedSite.FIRST.toString(), SimulatedSite.LAST.toString());
            NetworkDraft draft = new NetworkDraft(
                    SimulatedSite.NAME,
                    SimulatedSite.SUBNET.toString(),
                    null,
                    SimulatedSite.RELAY.toString(),
                    List.of(),
                    "authoritative",
                    "known",
                    List.of(pool),
                    null);
            networks.create(draft, SimulatedSite.ACTOR, WHY);
        }
    }

    private void build(SimulatedBuild build) throws IOException {
        if (catalog.build(build.title()).isEmpty()) {
            List<UploadedFile> files = build.files().entrySet().stream()
                    .map(file -> uploaded(file.getKey(), file.getValue()))
                    .toList();
            builds.store(build.title(), build.loader(), files, SimulatedSite.ACTOR);
        }
    }

    private void profile() throws IOException {
        if (catalog.profile(SimulatedSite.PROFILE).isEmpty()) {
            profiles.store(
                    SimulatedSite.PROFILE,
                    uploaded(SimulatedLoaders.KERNEL, SimulatedLoaders.kernel()),
                    uploaded(SimulatedLoaders.INITRD, SimulatedLoaders.initrd()),
                    SimulatedSite.APPEND,
                    null,
                    SimulatedSite.ACTOR);
        }
        fleet.setProfile(SimulatedSite.PROFILE, SimulatedSite.ACTOR);
    }

    private void host(Machine machine) {
        if (hosts.find(machine.name()).isEmpty()) {
            NicDraft nic = new NicDraft(
                    machine.mac().toString(),
                    machine.nic().name(),
                    machine.nic().firmware());
            hosts.create(
                    new HostDraft(machine.name(), null, SimulatedSite.NAME, true, null, List.of(nic)),
                    SimulatedSite.ACTOR);
        }
    }

    private static UploadedFile uploaded(String name, byte[] content) {
        return new UploadedFile(name, content.length, false, () -> new ByteArrayInputStream(content));
    }
}
