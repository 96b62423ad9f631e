package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * What machines get that have nothing of their own.
 *
 * @param promotionId which entry of the fleet's history is in force, or null: none yet
 * @param buildId the promoted build
 * @param profileId the profile of hosts that have none
 */
public record Fleet(
        @Nullable Long promotionId,
        @Nullable Long buildId,
        @Nullable Long profileId) {
    public static final Fleet NONE = new Fleet(null, null, null);
}
