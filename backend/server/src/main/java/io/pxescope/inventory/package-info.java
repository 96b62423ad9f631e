/**
 * The machines that boot: hosts with their NICs, the test builds assigned to single hosts, and the machines that were heard
 * but have no name yet.
 *
 * <p>Imports {@code net}, {@code hardware} (names of cards and makers) and {@code webkit}. Builds and profiles are known
 * by name only, through {@link io.pxescope.inventory.BuildNames} and {@link io.pxescope.inventory.ProfileNames}, which a room above implements. Every
 * change publishes, within its transaction, {@link io.pxescope.webkit.Changed} for the audit and {@link
 * io.pxescope.inventory.HostChanged} or {@link io.pxescope.inventory.HostRemoved} for whoever keeps a copy. Refusals are
 * {@link io.pxescope.webkit.Refusal}s. Entry types: {@link io.pxescope.inventory.Hosts}, {@link
 * io.pxescope.inventory.Assignments}, {@link io.pxescope.inventory.UnknownMachines}, {@link
 * io.pxescope.inventory.HeardNics}.
 */
@ApplicationModule(allowedDependencies = {"net", "hardware", "webkit"})
@NullMarked
package io.pxescope.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
