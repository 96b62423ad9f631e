package io.pxescope.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a client waits after each transmission before the next, and after the last before it gives up.
 *
 * @param waits one for each transmission
 */
record RetrySchedule(List<Duration> waits) {

    /** One tick of the BIOS clock, by which PXELINUX counts: 1/18.2 s. */
    private static final double TICK_MILLIS = 54.925;

    /** PXELINUX, from at least 4.00 to 6.04: TFTP requests and acknowledgements, in ticks. Measured, and its source. */
    static final RetrySchedule PXELINUX = ticks(
            2, 2, 3, 3, 4, 5, 6, 7, 9, 10, 12, 15, 18, 21, 26, 31, 37, 44, 53, 64, 77, 92, 110, 132, 159, 191, 229, 255,
            255, 255, 255);

    /** iPXE: TFTP, and REQUESTs. Measured. */
    static final RetrySchedule IPXE = millis(250, 500, 1000, 2000, 4000, 8000);

    /** iPXE: DISCOVERs. Measured. */
    static final RetrySchedule IPXE_DISCOVER = millis(1000, 2000, 4000, 8000);

    /** PXE 2.1 specification: DISCOVERs. */
    static final RetrySchedule ROM_DISCOVER = millis(4000, 8000, 16_000, 32_000);

    /** PXE 2.1 specification: REQUESTs; ROMs do the same for TFTP. */
    static final RetrySchedule ROM = millis(1000, 2000, 3000, 4000);

    /** BusyBox udhcpc, three tries of three seconds. */
    static final RetrySchedule UDHCPC = millis(3000, 3000, 3000);

    RetrySchedule {
        waits = List.copyOf(waits);
    }

    int transmissions() {
        return waits.size();
    }

    private static RetrySchedule ticks(int... ticks) {
        return new RetrySchedule(IntStream.of(ticks)
                .mapToObj(n -> Duration.ofNanos(Math.round(n * TICK_MILLIS * 1_000_000)))
                .toList());
    }

    private static RetrySchedule millis(int... millis) {
        return new RetrySchedule(
                IntStream.of(millis).mapToObj(Duration::ofMillis).toList());
    }
}
