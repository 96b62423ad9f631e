/**
 * Publishes what operators edit down to the desk: records become one immutable {@link
 * io.pxescope.policy.BootSnapshot}, loaded whole at the start and patched after each commit. What the
 * doors heard of strangers, what known NICs say of themselves, and which boots began with a test build, goes up the same stairs. May import
 * {@code inventory}, {@code catalog}, {@code addressing}, {@code rollouts}, {@code quirks}, {@code traces} (its
 * event of a filed boot event, and past boots to be explained), {@code policy}, {@code responder}, and {@code webkit} for its pages.
 */
@ApplicationModule(
        allowedDependencies = {
            "net",
            "dhcp",
            "bootfile",
            "pxe",
            "policy",
            "responder",
            "trace",
            "inventory",
            "catalog",
            "addressing",
            "rollouts",
            "quirks",
            "traces",
            "webkit"
        })
@NullMarked
package io.pxescope.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
