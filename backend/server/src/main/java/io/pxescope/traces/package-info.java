/**
 * Files what happened, and tells it again: the events of boots in the database, their summaries, and
 * the feed that live pages follow.
 *
 * <p>Entry types: {@link io.pxescope.traces.TraceWriter} (where the doors put events), {@link
 * io.pxescope.traces.Boots} (what pages and the API read) and {@link io.pxescope.traces.TraceFeed}
 * (hints that a boot changed). May import {@code trace}, {@code policy} (the rules that
 * a boot was decided by), {@code diagnosis}, {@code settings} and,
 * for its pages, {@code webkit}; never {@code listeners}.
 */
@ApplicationModule(allowedDependencies = {"net", "policy", "trace", "diagnosis", "webkit", "settings"})
@NullMarked
package io.pxescope.traces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
