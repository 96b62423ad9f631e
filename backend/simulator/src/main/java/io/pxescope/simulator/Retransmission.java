package io.pxescope.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says the same thing again until it is answered or the schedule is used up. */
final class Retransmission {

    private final SimulationLoop loop;
    private final RetrySchedule schedule;
    private final Runnable gaveUp;
    private @Nullable LoopTimer timer;
    private Runnable transmit = () -> {};
    private int sent;

    /** @param gaveUp called when nothing came within the wait after the last transmission */
    Retransmission(SimulationLoop loop, RetrySchedule schedule, Runnable gaveUp) {
        this.loop = loop;
        this.schedule = schedule;
        this.gaveUp = gaveUp;
    }

    /** Transmits now and begins the schedule anew. */
    void begin(Runnable what) {
        stop();
        transmit = what;
        sent = 0;
        next();
    }

    /** Ends it: the answer is there. */
    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** Transmissions since {@link #begin}. */
    int sent() {
        return sent;
    }

    private void next() {
        if (sent == schedule.transmissions()) {
            timer = null;
            gaveUp.run();
            return;
        }
        Duration wait = schedule.waits().get(sent);
        sent++;
        timer = loop.after(wait, this::next);
        transmit.run();
    }
}
