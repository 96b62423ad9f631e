package io.pxescope.traces;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/**
 * Hints that a boot changed: read it again. A subscriber is called on the thread that noticed and must
 * return at once.
 */
@Component
public class TraceFeed {
    private final Set<LongConsumer> subscribers = new CopyOnWriteArraySet<>();

    /** Ends when {@link Subscription#close} is called. */
    public Subscription subscribe(LongConsumer bootChanged) {
        LongConsumer own = bootChanged::accept;
        subscribers.add(own);
        return () -> subscribers.remove(own);
    }

    void changed(long boot) {
        subscribers.forEach(subscriber -> subscriber.accept(boot));
    }

    /** A subscription that can be ended. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
