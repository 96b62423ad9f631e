package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import org.jspecify.annotations.Nullable;

/** A NIC of a host, as the rest of the house sees it. */
public record NicView(
        MacAddress mac, @Nullable String model, @Nullable String firmware) {}
