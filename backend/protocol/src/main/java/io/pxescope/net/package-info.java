/**
 * Street addresses: hardware addresses, IP addresses, subnets, prefixes and UDP endpoints as small immutable values. This room
 * imports the JDK only and is imported by every other one. Start at {@link io.pxescope.net.MacAddress} and
 * {@link io.pxescope.net.IpAddress}.
 */
@NullMarked
package io.pxescope.net;

import org.jspecify.annotations.NullMarked;
