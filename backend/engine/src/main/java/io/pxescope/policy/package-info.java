/**
 * The desk: one pure decision over one immutable snapshot.
 *
 * <p>{@link io.pxescope.policy.BootPolicy#decide} tells what a machine gets and why; {@link
 * io.pxescope.policy.BootFiles} tells which bytes a name within that boot stands for. Both are
 * asked by every door (DHCP, TFTP, HTTP), so that no door can disagree with another. Nothing here
 * knows of sockets, tables or clocks: time comes in as an argument. May import the rooms of the
 * protocol jar ({@code net}, {@code dhcp}, {@code pxe}).
 */
@NullMarked
package io.pxescope.policy;

import org.jspecify.annotations.NullMarked;
