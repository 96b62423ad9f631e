package io.pxescope.traces;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How far running transfers are. Kept in memory only: the end of a transfer is what is stored. */
@Component
public class LiveProgress {
    private final Map<Long, Map<Long, Long>> byBoot = new ConcurrentHashMap<>();
    private final TraceFeed feed;

    LiveProgress(TraceFeed feed) {
        this.feed = feed;
    }

    /** @param acknowledged bytes so far */
    public void progressed(long boot, long transfer, long acknowledged) {
        byBoot.computeIfAbsent(boot, b -> new ConcurrentHashMap<>()).put(transfer, acknowledged);
        feed.changed(boot);
    }

    public void ended(long boot, long transfer) {
        byBoot.computeIfPresent(boot, (b, transfers) -> {
            transfers.remove(transfer);
            return transfers.isEmpty() ? null : transfers;
        });
    }

    Map<Long, Long> of(long boot) {
        return Map.copyOf(byBoot.getOrDefault(boot, Map.of()));
    }
}
