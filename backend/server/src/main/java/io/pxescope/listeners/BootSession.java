package io.pxescope.listeners;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.Firmware;
import io.pxescope.trace.BootBoundary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The boot that a machine is in, as the doors remember it.
 *
 * @param boot its number
 * @param firmware that it began with
 * @param token what its paths begin with, or null where nothing could be served
 * @param decision what it began with and keeps
 * @param address that it said it takes from another server, or null
 */
public record BootSession(
        long boot,
        MacAddress mac,
        Firmware firmware,
        @Nullable String token,
        BootDecision decision,
        @Nullable Ipv4Address address,
        BootBoundary.UnderWay underWay) {

    BootSession heard(int xid, boolean ipxe, boolean overIpv6, Instant now) {
        return with(new BootBoundary.UnderWay(
                xid, underWay.acknowledged(), underWay.ipxe() || ipxe, underWay.systemUp(), now, overIpv6));
    }

    BootSession acknowledged(Instant now) {
        return with(new BootBoundary.UnderWay(
                underWay.xid(), true, underWay.ipxe(), underWay.systemUp(), now, underWay.overIpv6()));
    }

    BootSession systemUp(Instant now) {
        return with(new BootBoundary.UnderWay(
                underWay.xid(), underWay.acknowledged(), underWay.ipxe(), true, now, underWay.overIpv6()));
    }

    BootSession tookAddress(Ipv4Address taken) {
        return new BootSession(boot, mac, firmware, token, decision, taken, underWay);
    }

    private BootSession with(BootBoundary.UnderWay now) {
        return new BootSession(boot, mac, firmware, token, decision, address, now);
    }
}
