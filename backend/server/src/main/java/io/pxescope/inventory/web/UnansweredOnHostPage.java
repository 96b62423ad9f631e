package io.pxescope.inventory.web;

import io.pxescope.inventory.UnansweredCall;
import io.pxescope.inventory.UnansweredCalls;
import io.pxescope.net.MacAddress;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That a host called and was not answered, on its page: silence with its reason. */
@Component
@Order(20)
class UnansweredOnHostPage implements OnHostPage {
    private final UnansweredCalls calls;
    private final Clock clock;

    UnansweredOnHostPage(UnansweredCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** One NIC's calls. */
    record Row(String mac, String calls, String because, Moment first, Moment last) {}

    @Override
    public List<Part> cards(HostOnPage host) {
        List<Row> rows = calls.of(host.macs().stream().map(MacAddress::parse).toList()).stream()
                .map(this::row)
                .toList();
        return rows.isEmpty() ? List.of() : List.of(Part.fixed("unanswered", "inventory/parts", "unanswered", rows));
    }

    private Row row(UnansweredCall call) {
        return new Row(
                call.mac().toString(),
                Quantity.count(call.calls()),
                Shown.text(call.because()),
                Moment.of(call.first(), clock.instant(), clock.getZone()),
                Moment.of(call.last(), clock.instant(), clock.getZone()));
    }
}
