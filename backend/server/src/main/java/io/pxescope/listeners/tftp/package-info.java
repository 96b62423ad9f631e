/**
 * The TFTP door: a read-only server on a few shared sockets per event loop. Imports Netty, the pure rooms {@code tftp},
 * {@code transfer} and {@code net}, and the interfaces of {@code listeners}. Entry type:
 * {@link io.pxescope.listeners.tftp.TftpListener}.
 *
 * <p>A request comes in on the well-known port and is answered from one of the loop's transfer sockets, so the TID is
 * that socket's port. A session is (client address, client port, our port): lpxelinux asks for every file from port
 * 49153, milliseconds apart, and a late ACK of one file must not count for the next. Everything of a session happens on
 * its loop; there are no locks but in {@code WireImages}.
 */
@NullMarked
package io.pxescope.listeners.tftp;

import org.jspecify.annotations.NullMarked;
