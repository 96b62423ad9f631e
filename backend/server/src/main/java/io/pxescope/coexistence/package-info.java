/**
 * Living beside the official servers: who else answers on our networks, which relays forward to us, the probe that asks
 * them, and the ticket that has them stay silent for one host.
 *
 * <p>The packet path calls {@link io.pxescope.coexistence.Neighbourhood}, which only counts in memory; rows are written
 * later and in one statement ({@link io.pxescope.coexistence.Sightings}). May import {@code net}, {@code dhcp}, {@code
 * pxe}, the engine's {@code policy}, {@code responder}, {@code probe} and {@code ticket}, and the rooms {@code inventory},
 * {@code addressing}, {@code publishing}, {@code settings} and {@code webkit}.
 */
@ApplicationModule(
        allowedDependencies = {
            "net",
            "dhcp",
            "pxe",
            "policy",
            "responder",
            "probe",
            "ticket",
            "inventory",
            "addressing",
            "publishing",
            "settings",
            "webkit"
        })
@NullMarked
package io.pxescope.coexistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
