package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import java.time.Instant;

/** What a machine shows of itself when it asks to boot. */
public record BootRequest(MacAddress mac, BootClient client, Network network, Instant at) {
    /** A plain ROM of this firmware asks. */
    public BootRequest(MacAddress mac, Firmware firmware, Network network, Instant at) {
        this(mac, BootClient.of(firmware), network, at);
    }

    public Firmware firmware() {
        return client.firmware();
    }
}
