/** The HTTP door for booted machines. May import {@code listeners}, {@code net} and Netty. */
@NullMarked
package io.pxescope.listeners.http;

import org.jspecify.annotations.NullMarked;
