/** Tests of networks and leases. */
@NullMarked
package io.pxescope.addressing;

import org.jspecify.annotations.NullMarked;
