package io.pxescope.listeners;

import io.pxescope.hardware.PciNames;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Host;
import org.jspecify.annotations.Nullable;

/**
 * The model of the NIC that asks, for the trace.
 *
 * @param name null where neither an operator nor the card said
 */
record NicModel(@Nullable String name, boolean guessed) {

    /** An operator's word, else what the card tells just now, else what was guessed before. */
    static NicModel of(@Nullable Host host, MacAddress mac, @Nullable String pciId) {
        Host.Nic nic = host == null ? null : host.nic(mac).orElse(null);
        if (nic != null && nic.model() != null && !nic.guessed()) {
            return new NicModel(nic.model(), false);
        }
        if (pciId != null) {
            return new NicModel(PciNames.shipped().modelOrId(pciId), true);
        }
        String guess = nic == null ? null : nic.model();
        return new NicModel(guess, guess != null);
    }
}
