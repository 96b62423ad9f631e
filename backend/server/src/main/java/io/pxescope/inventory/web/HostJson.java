package io.pxescope.inventory.web;

import io.pxescope.inventory.AssignmentView;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.NicView;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A host as the API tells it.
 *
 * @param profile its own, or null: the fleet's
 * @param assignment its own test build, or null: the fleet's build
 */
record HostJson(
        long id,
        String name,
        boolean enabled,
        @Nullable String address,
        @Nullable String group,
        @Nullable String profile,
        List<NicJson> nics,
        @Nullable AssignmentJson assignment) {

    record NicJson(
            String mac, @Nullable String model, @Nullable String firmware) {

        static NicJson of(NicView nic) {
            return new NicJson(nic.mac().toString(), nic.model(), nic.firmware());
        }
    }

    static HostJson of(HostView host, LongFunction<@Nullable String> profiles) {
        Long profileId = host.profileId();
        AssignmentView assignment = host.assignment();
        return new HostJson(
                host.id(),
                host.name(),
                host.enabled(),
                host.address() == null ? null : host.address().toString(),
                host.group(),
                profileId == null ? null : profiles.apply(profileId),
                host.nics().stream().map(NicJson::of).toList(),
                assignment == null ? null : AssignmentJson.of(assignment, profiles));
    }
}
