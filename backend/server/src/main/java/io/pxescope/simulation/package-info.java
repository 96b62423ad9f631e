/**
 * The simulated machine room of a panel without interfaces: on an empty database a network, builds, a profile, hosts and
 * the fleet's history are made through the other rooms' own services, and machines boot from the listeners over loopback,
 * so that a newcomer sees live boots within a minute. Nothing here runs where interfaces are configured.
 *
 * <p>May import {@code settings}, {@code listeners} (ports), {@code catalog}, {@code inventory}, {@code addressing},
 * {@code rollouts}, the simulator, {@code net} and {@code policy}. Entry type: {@link io.pxescope.simulation.MachineRoom}.
 */
@ApplicationModule(
        allowedDependencies = {
            "addressing",
            "catalog",
            "inventory",
            "listeners",
            "net",
            "policy",
            "rollouts",
            "settings",
            "simulator"
        })
@NullMarked
package io.pxescope.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
