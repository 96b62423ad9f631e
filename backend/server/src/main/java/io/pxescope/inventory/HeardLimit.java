package io.pxescope.inventory;

import io.pxescope.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often what strangers say is written down: once per machine in half a minute, and no more than so many rows per second
 * however many addresses somebody invents. What is not written at once is counted and added to the machine's next row.
 */
final class HeardLimit {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int REMEMBERED = 4096;
    private static final int ROWS_PER_SECOND = 50;

    private final Map<MacAddress, Heard> machines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Heard> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long second;
    private int rows;

    private record Heard(Instant written, long since) {}

    /** How many times to add to the machine's row now; 0: do not write. */
    synchronized long admit(MacAddress mac, Instant now) {
        Heard heard = machines.get(mac);
        long times = heard == null ? 1 : heard.since() + 1;
        boolean pausing = heard != null && now.isBefore(heard.written().plus(PAUSE));
        if (pausing || !rowFree(now)) {
            machines.put(mac, new Heard(heard == null ? Instant.EPOCH : heard.written(), times));
            return 0;
        }
        machines.put(mac, new Heard(now, 0));
        return times;
    }

    private boolean rowFree(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            rows = 0;
        }
        return rows++ < ROWS_PER_SECOND;
    }
}
