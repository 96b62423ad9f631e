/**
 * The doors: DHCP, TFTP and HTTP on Netty, one set for each interface.
 *
 * <p>A packet comes in, is read by its codec, meets the desk ({@code policy}, {@code responder}) with
 * the current snapshot, and the reply leaves by the same channel; a copy of what happened goes into the
 * {@link io.pxescope.trace.BootEventSink}. Nothing here touches an entity, a repository or, on an event
 * loop, the database. Entry type: {@link io.pxescope.listeners.Doors}. May import {@code publishing}, {@code
 * coexistence} (who else answers),
 * {@code traces} (numbers and live progress of boots), {@code addressing} ({@code LeaseBook}), {@code
 * catalog} ({@code BlobStore}), {@code settings}, {@code webkit} for what it shows, the engine and the protocol.
 */
@ApplicationModule(
        allowedDependencies = {
            "net",
            "hardware",
            "dhcp",
            "dhcp6",
            "pxe",
            "tftp",
            "policy",
            "responder",
            "transfer",
            "trace",
            "traces",
            "addressing",
            "catalog",
            "publishing",
            "coexistence",
            "settings",
            "webkit"
        })
@NullMarked
package io.pxescope.listeners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
