package io.pxescope.inventory;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine that asked for an address or a boot file and is no host.
 *
 * @param network name of the subnet it was heard on, or null: on none of ours
 * @param relay the relay agent it came through, or null: heard directly
 * @param arch what it says of its architecture (option 93), as text, or null
 * @param vendorClass what it says of itself (option 60), or null
 * @param heard how often
 * @param because what was made of its newest question
 * @param voices what it said of itself, the newest first; empty unless it wants to boot from the network
 */
public record UnknownMachine(
        MacAddress mac,
        Instant firstHeard,
        Instant lastHeard,
        @Nullable String network,
        @Nullable Ipv4Address relay,
        @Nullable String arch,
        @Nullable String vendorClass,
        long heard,
        String because,
        List<Heard> voices) {

    public UnknownMachine {
        voices = List.copyOf(voices);
    }

    UnknownMachine with(List<Heard> voices) {
        return new UnknownMachine(
                mac, firstHeard, lastHeard, network, relay, arch, vendorClass, heard, because, voices);
    }
}
