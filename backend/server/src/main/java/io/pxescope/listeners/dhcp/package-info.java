/**
 * The DHCP door: one channel for each interface, and the desk behind it. May import {@code listeners},
 * the engine, the protocol and Netty.
 */
@NullMarked
package io.pxescope.listeners.dhcp;

import org.jspecify.annotations.NullMarked;
