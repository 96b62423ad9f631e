/**
 * A simulated machine room: PXE clients that boot over real UDP and TCP sockets, each with the ways of its network card
 * and of the loader it was served. They know the server by what it puts on the wire only, never by calling it. The
 * boot files they run are made here too, so that no third-party loader is needed.
 *
 * <p>Imports the JDK, JSpecify and the rooms of the protocol jar. Entry types:
 * {@link io.pxescope.simulator.SimulatedRoom} for the machines and {@link io.pxescope.simulator.SimulatedLoaders} for
 * their boot files.
 */
@NullMarked
package io.pxescope.simulator;

import org.jspecify.annotations.NullMarked;
