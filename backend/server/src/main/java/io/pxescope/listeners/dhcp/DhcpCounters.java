package io.pxescope.listeners.dhcp;

import io.pxescope.responder.DropReason;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many messages were not answered, by reason. */
public final class DhcpCounters {
    private final AtomicLongArray drops = new AtomicLongArray(DropReason.values().length);

    public void count(DropReason reason) {
        drops.incrementAndGet(reason.ordinal());
    }

    /** Since the start. */
    public long dropped(DropReason reason) {
        return drops.get(reason.ordinal());
    }
}
