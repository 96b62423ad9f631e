/**
 * Quirk rules: what is done differently for clients with a bad habit, by cohort, and tried out on one host first.
 *
 * <p>Imports {@code policy} (whose words it uses), {@code inventory} and {@code addressing} (to know hosts and networks by
 * name), {@code net} and {@code webkit}. Every change publishes, within its transaction, {@link
 * io.pxescope.webkit.Changed} and {@link io.pxescope.quirks.QuirksChanged}. Keeps its state by JDBC. Entry type: {@link
 * io.pxescope.quirks.QuirkBook}.
 */
@ApplicationModule(allowedDependencies = {"net", "policy", "inventory", "addressing", "webkit"})
@NullMarked
package io.pxescope.quirks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
