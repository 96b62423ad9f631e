package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a machine shows of itself when it asks to boot.
 *
 * @param nicModel what its NIC tells of its model just now, for a NIC whose model is not known otherwise; or null
 */
public record BootRequest(
        MacAddress mac,
        BootClient client,
        Network network,
        Instant at,
        @Nullable String nicModel) {

    /** Of a NIC that tells nothing. */
    public BootRequest(MacAddress mac, BootClient client, Network network, Instant at) {
        this(mac, client, network, at, null);
    }

    /** A plain ROM of this firmware asks. */
    public BootRequest(MacAddress mac, Firmware firmware, Network network, Instant at) {
        this(mac, BootClient.of(firmware), network, at);
    }

    public Firmware firmware() {
        return client.firmware();
    }
}
