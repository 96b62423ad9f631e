/**
 * The settings that belong to the whole panel; each room has a record of its own for the rest. Imports no room. Entry type:
 * {@link io.pxescope.settings.PxescopeProperties}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.pxescope.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
