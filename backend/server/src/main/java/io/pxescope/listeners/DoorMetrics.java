package io.pxescope.listeners;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.pxescope.responder.DropReason;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what the doors did not answer, by reason, and how many doors are down. */
@Component
class DoorMetrics implements MeterBinder {
    private final DoorPlan plan;
    private final Doors doors;

    DoorMetrics(DoorPlan plan, Doors doors) {
        this.plan = plan;
        this.doors = doors;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DropReason reason : DropReason.values()) {
            FunctionCounter.builder("pxescope.dhcp.silences", plan.counters(), counters -> counters.dropped(reason))
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .description("DHCP messages that were not answered")
                    .register(registry);
        }
        Gauge.builder(
                        "pxescope.doors.down",
                        doors,
                        all -> all.reports().stream()
                                .filter(report -> !report.up())
                                .count())
                .description("Listeners that could not open")
                .register(registry);
    }
}
