/**
 * The DHCPv6 door: one socket for each interface, joined to the groups of all servers, and the desk that a message meets.
 * Imports what {@code listeners.dhcp} does. Entry types: {@link io.pxescope.listeners.dhcp6.Dhcp6Listener} and
 * {@link io.pxescope.listeners.dhcp6.Dhcp6Desk}.
 */
@NullMarked
package io.pxescope.listeners.dhcp6;

import org.jspecify.annotations.NullMarked;
