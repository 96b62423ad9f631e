package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a boot was begun with, carried by the machine itself in every path it asks for.
 *
 * <p>A request that shows one is correlated, authorised and pinned to the build the boot began
 * with, on any node and after a restart, without a look-up.
 *
 * @param boot the boot's number
 * @param build the build it began with
 * @param profile the profile it began with, or null
 * @param expires when the doors stop serving it
 */
public record BootToken(
        long boot, MacAddress mac, long build, @Nullable Long profile, Instant expires) {}
