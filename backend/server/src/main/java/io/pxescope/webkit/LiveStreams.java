package io.pxescope.webkit;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams. Every quarter of a second each of them that has something to look at gets a turn on
 * one of few threads; a browser that blocks holds one thread and loses turns, nobody else does.
 *
 * <p>Stops before the web server does, which would otherwise wait for the streams to end by themselves.
 */
@Component
class LiveStreams implements SmartLifecycle {
    static final int MOST = 400;
    private static final int TURN_MS = 250;
    private static final int THREADS = 32;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final PartRenderer renderer;
    private final Clock clock;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(named("webkit-live-ticker"));
    private final ThreadPoolExecutor senders =
            new ThreadPoolExecutor(1, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("webkit-live"));
    private volatile boolean running;

    LiveStreams(PartRenderer renderer, Clock clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    boolean full() {
        return open.size() >= MOST;
    }

    /** @param after the newest event that the browser has */
    SseEmitter follow(LiveTopic.Page page, long after) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        LiveStream stream = new LiveStream(emitter, page, renderer, after);
        AutoCloseable subscription = page.onChange(stream::markDirty);
        Runnable end = () -> {
            if (open.remove(stream)) {
                close(subscription);
            }
        };
        emitter.onCompletion(end);
        emitter.onTimeout(stream::complete);
        emitter.onError(error -> end.run());
        open.add(stream);
        return emitter;
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            LOG.warn("A page's subscription could not be ended", e);
        }
    }

    private void turns() {
        long now = clock.millis();
        for (LiveStream stream : open) {
            if (stream.begin(now)) {
                try {
                    senders.execute(() -> turn(stream, now));
                } catch (RejectedExecutionException allThreadsBusy) {
                    stream.release();
                    return;
                }
            }
        }
    }

    private static void turn(LiveStream stream, long now) {
        try {
            stream.turn(now);
        } catch (RuntimeException e) {
            LOG.error("A live page could not be brought up to date; its stream is ended", e);
            stream.complete();
        }
    }

    @Override
    public void start() {
        running = true;
        ticker.scheduleWithFixedDelay(this::turns, TURN_MS, TURN_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        ticker.shutdownNow();
        open.forEach(LiveStream::complete);
        senders.shutdown();
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
