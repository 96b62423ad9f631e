package io.pxescope.traces.web;

import io.pxescope.traces.Boots;
import io.pxescope.traces.EventJson;
import io.pxescope.traces.StoredEvent;
import io.pxescope.traces.TraceFeed;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams the events of a boot: those stored first, then each as it is filed. A hint of the feed only
 * says "look again", and a stream that is still writing looks again when it is done, so that a slow
 * reader costs one thread's turn and no memory.
 */
@Component
class EventStreams implements SmartLifecycle {
    private static final long NEVER = 0;

    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newCachedThreadPool(task -> new Thread(task, "traces-stream"));
    private final Boots boots;
    private final EventJson json;
    private final TraceFeed feed;
    private volatile boolean running;

    EventStreams(Boots boots, EventJson json, TraceFeed feed) {
        this.boots = boots;
        this.json = json;
        this.feed = feed;
    }

    SseEmitter open(long boot, long after) {
        SseEmitter emitter = new SseEmitter(NEVER);
        Stream stream = new Stream(boot, after, emitter);
        TraceFeed.Subscription subscription = feed.subscribe(changed -> {
            if (changed == boot) {
                stream.look();
            }
        });
        open.add(emitter);
        Runnable ended = () -> {
            subscription.close();
            open.remove(emitter);
        };
        emitter.onCompletion(ended);
        emitter.onError(broken -> ended.run());
        stream.look();
        return emitter;
    }

    private final class Stream {
        private final long boot;
        private final SseEmitter emitter;
        private final AtomicBoolean wanted = new AtomicBoolean();
        private final AtomicBoolean busy = new AtomicBoolean();
        private long last;

        private Stream(long boot, long after, SseEmitter emitter) {
            this.boot = boot;
            this.last = after;
            this.emitter = emitter;
        }

        void look() {
            wanted.set(true);
            if (busy.compareAndSet(false, true)) {
                writers.execute(this::write);
            }
        }

        private void write() {
            try {
                while (wanted.getAndSet(false)) {
                    for (StoredEvent event : boots.events(boot, last)) {
                        emitter.send(SseEmitter.event()
                                .id(Long.toString(event.seq()))
                                .name(json.kind(event.event()))
                                .data(json.write(event.event())));
                        last = event.seq();
                    }
                }
            } catch (IOException | IllegalStateException gone) {
                emitter.completeWithError(gone);
                return;
            } finally {
                busy.set(false);
            }
            if (wanted.get()) {
                look();
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Streams would hold a graceful stop up until its time-out. */
    @Override
    public void stop() {
        running = false;
        open.forEach(SseEmitter::complete);
        writers.shutdown();
        try {
            writers.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
