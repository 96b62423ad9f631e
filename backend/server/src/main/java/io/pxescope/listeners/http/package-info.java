/**
 * The HTTP boot door: files of boots by GET and HEAD, and the calls of booted systems. Imports Netty, the pure rooms {@code
 * net}, {@code tftp} (names from the wire) and {@code trace}, and the interfaces of {@code listeners}. Entry type: {@link
 * io.pxescope.listeners.http.HttpBootListener}.
 *
 * <p>A connection stays on one event loop; there are no locks but in {@code Connections}. A file is sent by the kernel from
 * the blob cache, and its transfer has ended when the client's TCP has acknowledged its last octet, which is asked of the
 * kernel ({@code TcpInfo}).
 */
@NullMarked
package io.pxescope.listeners.http;

import org.jspecify.annotations.NullMarked;
