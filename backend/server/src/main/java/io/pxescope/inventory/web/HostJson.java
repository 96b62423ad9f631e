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

    /**
     * A NIC.
     *
     * @param model as an operator wrote it, or null
     * @param modelGuess the model by the PCI id that ROM or loader told, or null; an operator's word goes before it
     * @param maker by the IEEE's list of MAC addresses, or null
     * @param heard what it said of itself, or null while it was not heard
     */
    record NicJson(
            String mac,
            @Nullable String model,
            @Nullable String firmware,
            @Nullable String modelGuess,
            @Nullable String maker,
            @Nullable HeardJson heard) {

        static NicJson of(NicView nic) {
            return new NicJson(
                    nic.mac().toString(),
                    nic.model(),
                    nic.firmware(),
                    nic.modelGuess(),
                    nic.maker(),
                    HeardJson.of(nic.heard()));
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
