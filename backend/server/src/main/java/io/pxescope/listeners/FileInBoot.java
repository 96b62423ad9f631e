package io.pxescope.listeners;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.Build;
import io.pxescope.policy.Loader;
import io.pxescope.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A name, found to be within one boot.
 *
 * @param boot 0 where the machine is in no boot: its request is served and not traced
 * @param token of the boot, or null where the machine was found by its address and is in none
 * @param loader what the machine started, or null where that is no longer known
 * @param name relative to the boot
 * @param host the host's name, or the MAC address of a machine nobody named
 */
record FileInBoot(
        long boot,
        @Nullable String token,
        MacAddress mac,
        String host,
        Build build,
        @Nullable Loader loader,
        @Nullable Profile profile,
        String name) {}
