package io.pxescope.listeners;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.trace.BootBoundary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The boot that a machine is in, as the doors remember it.
 *
 * @param boot its number
 * @param token what its paths begin with, or null where nothing could be served
 * @param decision what it began with and keeps
 */
public record BootSession(
        long boot, MacAddress mac, @Nullable String token, BootDecision decision, BootBoundary.UnderWay underWay) {

    BootSession heard(int xid, boolean ipxe, Instant now) {
        return with(new BootBoundary.UnderWay(
                xid, underWay.acknowledged(), underWay.ipxe() || ipxe, underWay.systemUp(), now));
    }

    BootSession acknowledged(Instant now) {
        return with(new BootBoundary.UnderWay(underWay.xid(), true, underWay.ipxe(), underWay.systemUp(), now));
    }

    BootSession systemUp(Instant now) {
        return with(new BootBoundary.UnderWay(underWay.xid(), underWay.acknowledged(), underWay.ipxe(), true, now));
    }

    BootSession fetched(Instant now) {
        return with(new BootBoundary.UnderWay(
                underWay.xid(), underWay.acknowledged(), underWay.ipxe(), underWay.systemUp(), now));
    }

    private BootSession with(BootBoundary.UnderWay now) {
        return new BootSession(boot, mac, token, decision, now);
    }
}
