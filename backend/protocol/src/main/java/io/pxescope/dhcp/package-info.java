/**
 * DHCP for IPv4 as facts of the wire: the message of RFC 2131 with its field names, the options of RFC 2132 kept raw
 * and read on demand, a codec that turns any octets into a message or a reason, and the rules for where a reply goes.
 * Imports {@code io.pxescope.net} and the JDK. Start at {@link io.pxescope.dhcp.DhcpCodec} and
 * {@link io.pxescope.dhcp.DhcpMessage}.
 */
@NullMarked
package io.pxescope.dhcp;

import org.jspecify.annotations.NullMarked;
