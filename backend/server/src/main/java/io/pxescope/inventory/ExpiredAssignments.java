package io.pxescope.inventory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the assignments whose time is over. */
@Component
class ExpiredAssignments {
    private static final Logger log = LoggerFactory.getLogger(ExpiredAssignments.class);

    private final Assignments assignments;

    ExpiredAssignments(Assignments assignments) {
        this.assignments = assignments;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void sweep() {
        int ended = assignments.endExpired();
        if (ended > 0) {
            log.info("{} assignments ended, their time is over", ended);
        }
    }
}
