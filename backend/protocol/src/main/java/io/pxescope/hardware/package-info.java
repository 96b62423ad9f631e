/**
 * Names of hardware: which card a PCI id stands for, and who was given a MAC address. The lists ship with this jar; their
 * licences are in its {@code META-INF/NOTICE}, and {@code src/main/scripts/hardware-names.py} makes them from Debian's
 * packages. Imports {@code io.pxescope.net}. Entry types: {@link io.pxescope.hardware.PciNames}, {@link
 * io.pxescope.hardware.MacVendors}.
 */
@NullMarked
package io.pxescope.hardware;

import org.jspecify.annotations.NullMarked;
