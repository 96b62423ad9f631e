/**
 * What a PXE ROM or a loader tells of itself and expects to be told: the client options of RFC 4578, the vendor options
 * of the PXE specification 2.1, and the names under which PXELINUX looks for its configuration. Imports
 * {@code io.pxescope.net} and {@code io.pxescope.dhcp}. Start at {@link io.pxescope.pxe.PxeClient}.
 */
@NullMarked
package io.pxescope.pxe;

import org.jspecify.annotations.NullMarked;
