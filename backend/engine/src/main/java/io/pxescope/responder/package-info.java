/**
 * The DHCP roles: what is answered to a message, and where the answer goes.
 *
 * <p>Pure, in two halves around the lease table. {@code DhcpResponder.ask(message, ingress, snapshot,
 * now)} reads a message: it finds the network and the client's state, and gives a {@link
 * io.pxescope.responder.DhcpQuestion} or a {@link io.pxescope.responder.DhcpOutcome.Silence}. The door
 * then brings two values: what the boot of this machine is told ({@link
 * io.pxescope.responder.BootAnswer}; only for PXE clients, from the boot under way or a new decision of
 * the desk) and what the lease table says ({@link io.pxescope.responder.LeaseAnswer}). {@code
 * DhcpResponder.answer(question, bootAnswer, leaseAnswer)} makes the reply of them, or a silence with a
 * reason. May import {@code policy} and the protocol jar.
 */
@NullMarked
package io.pxescope.responder;

import org.jspecify.annotations.NullMarked;
