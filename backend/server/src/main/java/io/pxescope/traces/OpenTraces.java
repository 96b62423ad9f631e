package io.pxescope.traces;

import io.pxescope.trace.BootTrace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The traces of boots that are not over, as far as they are committed: what the writer folds on. */
@Component
class OpenTraces {
    private final Map<Long, BootTrace> traces = new ConcurrentHashMap<>();

    @Nullable
    BootTrace get(long boot) {
        return traces.get(boot);
    }

    void put(BootTrace trace) {
        traces.put(trace.boot(), trace);
    }

    void remove(long boot) {
        traces.remove(boot);
    }

    Collection<BootTrace> all() {
        return List.copyOf(traces.values());
    }
}
