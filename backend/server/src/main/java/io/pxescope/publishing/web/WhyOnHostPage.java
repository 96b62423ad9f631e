package io.pxescope.publishing.web;

import io.pxescope.net.MacAddress;
import io.pxescope.publishing.Explanations;
import io.pxescope.responder.ExampleClient;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.Part;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What would this host get, and why? First of the cards on its page. */
@Component
@Order(10)
class WhyOnHostPage implements OnHostPage {
    private final Explanations explanations;

    WhyOnHostPage(Explanations explanations) {
        this.explanations = explanations;
    }

    @Override
    public List<Part> cards(HostOnPage host) {
        ExampleClient client = ExampleClient.of(host.architecture()).orElse(ExampleClient.BIOS);
        return host.macs().stream()
                .findFirst()
                .map(mac -> WhyViews.of(explanations.ofCard(MacAddress.parse(mac), client), client.key()))
                .map(why -> Part.fixed("why", "publishing/parts", "why", why))
                .stream()
                .toList();
    }
}
