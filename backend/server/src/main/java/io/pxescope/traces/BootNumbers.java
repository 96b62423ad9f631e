package io.pxescope.traces;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Numbers for boots, at hand without SQL: taken from the database ahead of need, more of them after
 * each time that the reserve ran low.
 */
@Component
public class BootNumbers implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BootNumbers.class);
    private static final int FIRST = 32;
    private static final int MOST = 8_192;

    private final ConcurrentLinkedQueue<Long> reserve = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final AtomicBoolean fetching = new AtomicBoolean();
    private final ExecutorService fetcher =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "traces-numbers"));
    private final TraceStore store;

    BootNumbers(TraceStore store) {
        this.store = store;
    }

    @Override
    public void afterPropertiesSet() {
        fetch();
    }

    @Override
    public void destroy() throws InterruptedException {
        fetcher.shutdown();
        if (!fetcher.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("The fetcher of boot numbers did not end in time");
        }
    }

    /** A number that no boot has had, or null while the reserve is empty. */
    public @Nullable Long take() {
        Long number = reserve.poll();
        int now = number == null ? 0 : left.decrementAndGet();
        if (now < next.get() / 2 && fetching.compareAndSet(false, true)) {
            fetcher.execute(() -> {
                try {
                    next.updateAndGet(size -> number == null ? Math.min(MOST, size * 4) : size);
                    fetch();
                } catch (DataAccessException away) {
                    LOG.warn("No boot numbers from the database: {}", away.getMessage());
                } finally {
                    fetching.set(false);
                }
            });
        }
        return number;
    }

    private void fetch() {
        var numbers = store.reserveNumbers(next.get());
        reserve.addAll(numbers);
        left.addAndGet(numbers.size());
    }
}
