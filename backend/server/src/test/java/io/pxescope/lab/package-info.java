/**
 * Tests with real clients: QEMU's network ROM, PXELINUX, dhclient, udhcpc, curl, TFTP clients and Chromium, in network
 * namespaces that each test makes for itself through {@code deploy/lab/lab} and removes. The panel under test is the
 * built jar, run as an operator runs it; nothing here may import the server's classes. Entry types: {@link
 * io.pxescope.lab.Lab} on a test class, {@link io.pxescope.lab.LabNetwork} and {@link io.pxescope.lab.Panel} in it.
 */
@NullMarked
package io.pxescope.lab;

import org.jspecify.annotations.NullMarked;
