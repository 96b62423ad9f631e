package io.pxescope.rollouts;

import java.util.List;

/**
 * What a rollback of the fleet would do, at one moment.
 *
 * @param from the entry in force
 * @param to the promotion to return to
 * @param hosts how many change: enabled, and without a build of their own in force
 * @param models the same by NIC model, most first
 * @param keepers names of the enabled hosts that keep their own build, all of them, in order
 * @param fingerprint of what was looked at; differs as soon as another host would change or keep
 */
public record RollbackPreview(
        PromotionView from,
        PromotionView to,
        int hosts,
        List<NicModelCount> models,
        List<String> keepers,
        String fingerprint) {

    public RollbackPreview {
        models = List.copyOf(models);
        keepers = List.copyOf(keepers);
    }
}
