package io.pxescope.listeners;

import io.pxescope.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each MAC address: a machine may send {@value #BURST} messages at once and
 * {@value #PER_SECOND} a second for long; who sends more is not answered. Bounded: the machines unheard
 * for longest are forgotten. Used on one event loop only.
 */
public final class Admission {
    private static final int BURST = 40;
    private static final int PER_SECOND = 10;
    private static final int MACHINES = 16_384;

    private record Bucket(double tokens, Instant at) {}

    private final Map<MacAddress, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Bucket> eldest) {
            return size() > MACHINES;
        }
    };

    public boolean admits(MacAddress mac, Instant now) {
        Bucket bucket = buckets.getOrDefault(mac, new Bucket(BURST, now));
        double grown = bucket.tokens()
                + PER_SECOND * Duration.between(bucket.at(), now).toNanos() / 1e9;
        double tokens = Math.min(BURST, Math.max(0, grown));
        boolean admitted = tokens >= 1;
        buckets.put(mac, new Bucket(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }
}
