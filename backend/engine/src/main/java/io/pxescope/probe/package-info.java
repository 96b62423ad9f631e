/**
 * The active probe: the DISCOVER of a machine that another asks in its place, and what comes back.
 *
 * <p>Pure: makes messages and reads messages; never a REQUEST, so nothing is leased. May import the protocol jar. Entry
 * types: {@link io.pxescope.probe.ProbeQuestion}, {@link io.pxescope.probe.ProbeOffer}.
 */
@NullMarked
package io.pxescope.probe;

import org.jspecify.annotations.NullMarked;
