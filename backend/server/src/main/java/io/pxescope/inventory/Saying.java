package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import java.time.Instant;

/** Something that a NIC's firmware or loader said at some time. */
public record Saying(MacAddress mac, HeardFacts facts, Instant at) {}
