package io.pxescope.traces.web;

import io.pxescope.traces.BootQuery;
import io.pxescope.traces.Boots;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The newest boots of a host, on its page. */
@Component
@Order(20)
class BootsOnHostPage implements OnHostPage {
    private static final int SHOWN = 10;

    private final Boots boots;
    private final Clock clock;

    BootsOnHostPage(Boots boots, Clock clock) {
        this.boots = boots;
        this.clock = clock;
    }

    /** @param all where all of them are */
    record Card(List<BootRow> rows, String all) {}

    @Override
    public List<Part> cards(HostOnPage host) {
        Instant now = clock.instant();
        List<BootRow> rows = boots.newest(BootQuery.ofHost(host.name(), SHOWN)).stream()
                .map(boot -> BootRows.of(boot, now, clock.getZone()))
                .toList();
        return List.of(
                Part.fixed("hostboots", "traces/host-parts", "boots", new Card(rows, "/boots?q=host:" + host.name())));
    }
}
