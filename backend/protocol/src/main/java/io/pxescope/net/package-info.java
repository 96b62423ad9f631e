/**
 * Street addresses: hardware addresses, IPv4 addresses, subnets and UDP endpoints as small immutable values. This room
 * imports the JDK only and is imported by every other one. Start at {@link io.pxescope.net.MacAddress} and
 * {@link io.pxescope.net.Ipv4Address}.
 */
@NullMarked
package io.pxescope.net;

import org.jspecify.annotations.NullMarked;
