/**
 * One TFTP read, from the answered request to its summary: what to send, when to send it again, when to stop. Pure: time
 * comes in as an argument, sockets and files are the caller's. Imports {@code io.pxescope.tftp}. Entry type:
 * {@link io.pxescope.transfer.ReadTransfer}.
 */
@NullMarked
package io.pxescope.transfer;

import org.jspecify.annotations.NullMarked;
