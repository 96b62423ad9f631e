/**
 * DHCPv6 on the wire (RFC 8415): messages, the relays around them, options kept as raw octets with typed views on demand.
 * Any octets give a message or a reason with an offset. Imports {@code net} and the octets of {@code dhcp}. Start at
 * {@link io.pxescope.dhcp6.Dhcp6Codec}.
 */
@NullMarked
package io.pxescope.dhcp6;

import org.jspecify.annotations.NullMarked;
