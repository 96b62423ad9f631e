package io.pxescope.coexistence.web;

import io.pxescope.coexistence.ProbeResult;
import io.pxescope.coexistence.Probes;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Status;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On a host's page: what its last probe found, and the way to the next one and to the ticket. */
@Component
@Order(30)
class CoexistenceOnHostPage implements OnHostPage {
    private final Probes probes;
    private final Clock clock;

    CoexistenceOnHostPage(Probes probes, Clock clock) {
        this.probes = probes;
        this.clock = clock;
    }

    /** @param summary of the last probe, or what to do where there was none */
    record Card(String host, boolean probed, Status status, String summary, Moment at, String ago) {}

    @Override
    public List<Part> cards(HostOnPage host) {
        Card card = probes.of(host.name()).stream()
                .findFirst()
                .map(this::card)
                .orElseGet(() -> new Card(
                        host.name(),
                        false,
                        Status.plain(""),
                        "Not probed yet. A probe asks the network in this host's name and lists who offers what;"
                                + " nothing is leased.",
                        new Moment("", ""),
                        ""));
        return List.of(Part.fixed("coexistence", "coexistence/host-parts", "card", card));
    }

    private Card card(ProbeResult last) {
        return new Card(
                last.host(),
                true,
                ProbeViews.status(last),
                last.summary(),
                Moment.of(last.at(), clock.instant(), clock.getZone()),
                Ago.of(last.at(), clock.instant()));
    }
}
