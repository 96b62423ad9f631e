/**
 * The ticket: what another team pastes so that its DHCP server stays silent for one host, how that is undone, and the line
 * that adds this server to a relay.
 *
 * <p>Pure: text out of a host's MAC addresses and our own. Names and comments that go into a snippet are reduced to
 * letters, digits and dashes, so that no name can break out of its quotes. May import {@code net}. Entry type: {@link
 * io.pxescope.ticket.Ticket}.
 */
@NullMarked
package io.pxescope.ticket;

import org.jspecify.annotations.NullMarked;
