package io.pxescope.publishing;

import io.pxescope.inventory.Assignments;
import io.pxescope.trace.BootEvent;
import io.pxescope.traces.BootEventFiled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts a boot that began with a test build against its assignment. */
@Component
class BootsCounted {
    private final Assignments assignments;

    BootsCounted(Assignments assignments) {
        this.assignments = assignments;
    }

    @EventListener
    void on(BootEventFiled filed) {
        if (filed.event() instanceof BootEvent.Decided decided && decided.assignmentId() != null) {
            assignments.bootBegan(decided.assignmentId());
        }
    }
}
