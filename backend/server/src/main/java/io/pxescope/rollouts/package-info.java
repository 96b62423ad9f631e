/**
 * What the whole fleet boots: promotions of builds, their history and the way back, and the fleet's profile.
 *
 * <p>Imports {@code inventory}, {@code catalog} and {@code webkit}, and joins the first two: it tells the inventory the names
 * of builds and profiles, and the catalog what is still used. Every change publishes, within its transaction, {@link
 * io.pxescope.webkit.Changed} and {@link io.pxescope.rollouts.FleetChanged}. Refusals are {@link
 * io.pxescope.webkit.Refusal}s. Entry types: {@link io.pxescope.rollouts.Fleet}, {@link io.pxescope.rollouts.Promotions},
 * {@link io.pxescope.rollouts.FleetRollback}.
 */
@ApplicationModule(allowedDependencies = {"inventory", "catalog", "webkit"})
@NullMarked
package io.pxescope.rollouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
