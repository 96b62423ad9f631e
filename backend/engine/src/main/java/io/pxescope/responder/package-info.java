/**
 * The DHCP roles: what is answered to a message, and where the answer goes.
 *
 * <p>Pure, in two halves around the lease table. {@link io.pxescope.responder.DhcpResponder#ask} reads a
 * message: it finds the network and the client's state, and gives a {@link
 * io.pxescope.responder.DhcpQuestion} or at once a {@link io.pxescope.responder.DhcpOutcome}. The door
 * then brings two values: what the boot of this machine is told ({@link
 * io.pxescope.responder.BootAnswer}; only for PXE clients, from the boot under way or a new decision of
 * the desk) and what the lease table says ({@link io.pxescope.responder.LeaseAnswer}). {@link
 * io.pxescope.responder.DhcpResponder#answer} makes the reply of them, or a silence with a
 * reason. May import {@code policy} and the protocol jar.
 */
@NullMarked
package io.pxescope.responder;

import org.jspecify.annotations.NullMarked;
