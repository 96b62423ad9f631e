package io.pxescope.traces.web;

import io.pxescope.traces.TraceFeed;
import io.pxescope.webkit.Frame;
import io.pxescope.webkit.LiveTopic;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts the changes of all boots, so that a list knows whether it is still the newest. */
@Component
class BootsWatch {
    private final TraceFeed feed;
    private final AtomicLong seq;

    BootsWatch(TraceFeed feed, Clock clock) {
        this.feed = feed;
        this.seq = new AtomicLong(clock.millis() * 1000);
        feed.subscribe(boot -> seq.incrementAndGet());
    }

    /** Grows with every change; starts anew, and higher, with the process. */
    long seq() {
        return seq.get();
    }

    /** A page that changes when any boot does. */
    LiveTopic.Page page(Supplier<Frame> frame) {
        return new LiveTopic.Page() {
            @Override
            public Frame frame() {
                return frame.get();
            }

            @Override
            public AutoCloseable onChange(Runnable changed) {
                return feed.subscribe(boot -> changed.run());
            }
        };
    }
}
