/**
 * The DHCP roles: what is answered to a message, and where the answer goes.
 *
 * <p>Pure: a message, where it came in, and a snapshot give a {@code DhcpOutcome}. What needs the
 * lease table is returned as a {@link io.pxescope.responder.LeaseQuery} and continued with its
 * {@link io.pxescope.responder.LeaseAnswer}. May import {@code policy} and the protocol jar.
 */
@NullMarked
package io.pxescope.responder;

import org.jspecify.annotations.NullMarked;
