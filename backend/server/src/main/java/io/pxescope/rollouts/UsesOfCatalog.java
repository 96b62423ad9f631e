package io.pxescope.rollouts;

import io.pxescope.catalog.CatalogUsage;
import io.pxescope.inventory.Assignments;
import io.pxescope.inventory.Hosts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the catalog what is still used: by the fleet, by its way back, by hosts. Called within a transaction. */
@Component
class UsesOfCatalog implements CatalogUsage {
    private final FleetRecords fleets;
    private final WayBack wayBack;
    private final Assignments assignments;
    private final Hosts hosts;

    UsesOfCatalog(FleetRecords fleets, WayBack wayBack, Assignments assignments, Hosts hosts) {
        this.fleets = fleets;
        this.wayBack = wayBack;
        this.assignments = assignments;
        this.hosts = hosts;
    }

    @Override
    public List<String> usersOfBuild(long buildId) {
        List<String> users = new ArrayList<>();
        FleetRow fleet = fleets.row();
        if (is(buildId, fleet.view().buildId())) {
            users.add("the fleet");
        }
        wayBack.previous(fleet)
                .filter(previous -> previous.buildId() == buildId)
                .ifPresent(previous -> users.add("the fleet's way back"));
        assignments.hostsOnBuild(buildId).forEach(host -> users.add("host " + host));
        return users;
    }

    @Override
    public List<String> usersOfProfile(long profileId) {
        List<String> users = new ArrayList<>();
        if (is(profileId, fleets.row().view().profileId())) {
            users.add("the fleet");
        }
        Stream.concat(hosts.namesWithProfile(profileId).stream(), assignments.hostsOnProfile(profileId).stream())
                .distinct()
                .forEach(host -> users.add("host " + host));
        return users;
    }

    private static boolean is(long id, @Nullable Long other) {
        return other != null && other == id;
    }
}
