package io.pxescope.traces;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Counts the events of boots: taken, let go because the queue was full, and waiting to be filed. */
@Component
class TraceMetrics implements MeterBinder {
    private final TraceWriter writer;

    TraceMetrics(TraceWriter writer) {
        this.writer = writer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("pxescope.trace.events.accepted", writer, TraceWriter::accepted)
                .description("Events taken from the doors")
                .register(registry);
        FunctionCounter.builder("pxescope.trace.events.dropped", writer, TraceWriter::dropped)
                .description("Events lost because the queue was full; each boot's trace tells its own")
                .register(registry);
        Gauge.builder("pxescope.trace.events.waiting", writer, TraceWriter::waiting)
                .description("Events taken and not yet filed")
                .register(registry);
    }
}
