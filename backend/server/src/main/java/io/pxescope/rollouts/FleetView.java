package io.pxescope.rollouts;

import org.jspecify.annotations.Nullable;

/**
 * What machines get that have nothing of their own.
 *
 * @param promotionId the entry of the history that is in force, or null: none yet
 * @param buildId its build, or null: none yet
 * @param profileId the profile of hosts that have none, or null: none yet
 */
public record FleetView(
        @Nullable Long promotionId,
        @Nullable Long buildId,
        @Nullable Long profileId) {}
