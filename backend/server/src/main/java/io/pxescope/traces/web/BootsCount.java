package io.pxescope.traces.web;

import io.pxescope.traces.Boots;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.SectionCount;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How many machines are booting, beside the section's name. */
@Component
class BootsCount implements SectionCount {
    private final Boots boots;
    private final Clock clock;

    BootsCount(Boots boots, Clock clock) {
        this.boots = boots;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "boots";
    }

    @Override
    public String text() {
        long open = figures().open();
        return open == 0 ? "" : Quantity.count(open);
    }

    @Override
    public boolean bad() {
        return false;
    }

    /** Only boots under way count here, so that the index on the state answers. */
    private Boots.Figures figures() {
        Instant now = clock.instant();
        return boots.figures(now);
    }
}
