package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import java.time.Instant;

/**
 * What a machine shows of itself when it asks to boot.
 *
 * @param firmware what will start the loader
 */
public record BootRequest(MacAddress mac, Firmware firmware, Network network, Instant at) {}
