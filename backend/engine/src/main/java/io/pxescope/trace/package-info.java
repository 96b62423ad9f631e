/**
 * What happened: the events of a boot, and the fold that makes a trace of them.
 *
 * <p>Everything shown of a boot is folded from its events by {@link io.pxescope.trace.BootTrace#apply};
 * replaying the stored events gives the same trace as watching live. Time is an argument: a trace
 * does not change by itself, only its {@link io.pxescope.trace.BootTrace#stateAt state at an
 * instant} does. May import {@code policy} and the protocol jar.
 */
@NullMarked
package io.pxescope.trace;

import org.jspecify.annotations.NullMarked;
