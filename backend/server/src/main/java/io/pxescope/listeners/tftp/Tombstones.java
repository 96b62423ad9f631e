package io.pxescope.listeners.tftp;

import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of one socket that are over: what still arrives for them is old, not wrong. Kept 180 s, the longest silence of
 * PXELINUX between two tries being 14 s and its whole patience 131 s. Times are nanoseconds.
 */
final class Tombstones {

    private static final long KEPT = 180_000_000_000L;
    private static final int MOST = 20_000;

    /**
     * @param closed when the transfer ended
     * @param unfinished whether the client may still be waiting, and should be told once
     */
    record Tombstone(long closed, boolean unfinished) {}

    private final LinkedHashMap<InetSocketAddress, Tombstone> graves = new LinkedHashMap<>();

    void bury(InetSocketAddress client, boolean unfinished, long now) {
        graves.remove(client);
        graves.put(client, new Tombstone(now, unfinished));
        Iterator<Map.Entry<InetSocketAddress, Tombstone>> oldest =
                graves.entrySet().iterator();
        while (oldest.hasNext()) {
            Tombstone tombstone = oldest.next().getValue();
            if (graves.size() <= MOST && now - tombstone.closed() < KEPT) {
                return;
            }
            oldest.remove();
        }
    }

    @Nullable
    Tombstone of(InetSocketAddress client, long now) {
        Tombstone tombstone = graves.get(client);
        return tombstone == null || now - tombstone.closed() >= KEPT ? null : tombstone;
    }

    /** The client was told; from now on there is silence. */
    void told(InetSocketAddress client) {
        graves.computeIfPresent(client, (key, tombstone) -> new Tombstone(tombstone.closed(), false));
    }

    void remove(InetSocketAddress client) {
        graves.remove(client);
    }
}
