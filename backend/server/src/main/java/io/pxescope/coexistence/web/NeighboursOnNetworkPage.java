package io.pxescope.coexistence.web;

import io.pxescope.coexistence.RelaySighting;
import io.pxescope.coexistence.Sightings;
import io.pxescope.coexistence.web.NeighbourViews.Relay;
import io.pxescope.coexistence.web.NeighbourViews.Relays;
import io.pxescope.coexistence.web.NeighbourViews.Server;
import io.pxescope.coexistence.web.NeighbourViews.Servers;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.publishing.Snapshots;
import io.pxescope.webkit.OnNetworkPage;
import io.pxescope.webkit.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On a network's page: who else answers there, and its relays. On the list: the relays of no network. */
@Component
@Order(10)
class NeighboursOnNetworkPage implements OnNetworkPage {
    private final Sightings sightings;
    private final Snapshots snapshots;
    private final Clock clock;

    NeighboursOnNetworkPage(Sightings sightings, Snapshots snapshots, Clock clock) {
        this.sightings = sightings;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public List<Part> cards(NetworkOnPage network) {
        Instant now = clock.instant();
        List<Server> servers = sightings.servers(network.id()).stream()
                .map(seen -> NeighbourViews.server(seen, network.mode(), now, clock.getZone()))
                .toList();
        BootSnapshot snapshot = snapshots.get();
        List<Relay> relays = sightings.relays().stream()
                .filter(seen -> snapshot.networkOf(seen.selects())
                        .filter(there -> there.id() == network.id())
                        .isPresent())
                .map(seen -> NeighbourViews.relay(seen, network.name(), now, clock.getZone()))
                .toList();
        return List.of(
                Part.fixed(
                        "otherservers",
                        "coexistence/network-parts",
                        "servers",
                        new Servers(
                                servers,
                                network.mode().equals("proxy")
                                        ? "No machine was heard to take an address here yet. Behind a relay this server"
                                                + " hears of it only if the relay forwards to both."
                                        : "No machine here was heard to take another server's offer.")),
                Part.fixed(
                        "relays",
                        "coexistence/network-parts",
                        "relays",
                        new Relays(
                                relays,
                                "A relay shows here as soon as it forwards one packet. One that does not show has not"
                                        + " this server's address in its list, or nobody behind it asked.")));
    }

    @Override
    public List<Part> cardsOfAll() {
        Instant now = clock.instant();
        BootSnapshot snapshot = snapshots.get();
        List<Relay> strays = new ArrayList<>();
        for (RelaySighting seen : sightings.relays()) {
            if (snapshot.networkOf(seen.selects()).isEmpty()) {
                strays.add(NeighbourViews.relay(seen, "", now, clock.getZone()));
            }
        }
        return strays.isEmpty()
                ? List.of()
                : List.of(Part.fixed(
                        "strayrelays",
                        "coexistence/network-parts",
                        "strays",
                        new Relays(
                                strays,
                                "These relays forward to this server, and it has no network for them: their machines"
                                        + " are not answered. Add the subnet that the relay's address, or the link it"
                                        + " selects, is in.")));
    }
}
