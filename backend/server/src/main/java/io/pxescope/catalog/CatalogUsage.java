package io.pxescope.catalog;

import java.util.List;

/**
 * Asked before something is deleted. Rooms above the catalog (assignments, promotions, rollouts) answer, so that the
 * catalog need not know them. Called within the deleting transaction.
 */
public interface CatalogUsage {

    /** Who uses a build, each in words for the operator: {@code the fleet}, {@code host web-17}. Empty when free. */
    List<String> usersOfBuild(long buildId);

    /** Who uses a profile, likewise. */
    List<String> usersOfProfile(long profileId);
}
