package io.pxescope.publishing.web;

import io.pxescope.net.MacAddress;
import io.pxescope.publishing.Snapshots;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.Part;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What would this host get, and why? First of the cards on its page. */
@Component
@Order(10)
class WhyOnHostPage implements OnHostPage {
    private final Snapshots snapshots;
    private final Clock clock;

    WhyOnHostPage(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public List<Part> cards(HostOnPage host) {
        return host.macs().stream()
                .findFirst()
                .map(mac -> WhyViews.of(MacAddress.parse(mac), host.architecture(), snapshots.get(), clock.instant()))
                .map(why -> Part.fixed("why", "publishing/parts", "why", why))
                .stream()
                .toList();
    }
}
