package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a known host's NIC that were on purpose not answered, the newest first in line: a host that is not under test
 * on a network that answers no others, for example.
 *
 * @param calls how many since the first
 * @param network name of the subnet, or null
 * @param because the reason of the newest
 */
public record UnansweredCall(
        MacAddress mac,
        Instant first,
        Instant last,
        long calls,
        @Nullable String network,
        String because) {}
