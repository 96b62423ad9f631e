/** The REST API of networks and leases. Imports {@code addressing} and {@code webkit}; imported by nobody. */
@NullMarked
package io.pxescope.addressing.web;

import org.jspecify.annotations.NullMarked;
