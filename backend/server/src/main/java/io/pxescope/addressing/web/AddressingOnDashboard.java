package io.pxescope.addressing.web;

import io.pxescope.addressing.Leases;
import io.pxescope.addressing.Leases.Fill;
import io.pxescope.addressing.Networks;
import io.pxescope.policy.Network;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Figure;
import io.pxescope.webkit.OnDashboard;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the dashboard: how many addresses are leased, pools that run dry, and that no subnet is described yet. */
@Component
@Order(30)
class AddressingOnDashboard implements OnDashboard {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int NEARLY_FULL_PERCENT = 90;

    private final Networks networks;
    private final Leases leases;
    private final Clock clock;

    private Instant countedAt = Instant.EPOCH;
    private Figure figure = new Figure("f-leases", "Addresses leased", "0", "");
    private List<Decision> decisions = List.of();

    AddressingOnDashboard(Networks networks, Leases leases, Clock clock) {
        this.networks = networks;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public synchronized List<Figure> figures() {
        recount();
        return List.of(figure);
    }

    @Override
    public synchronized List<Decision> decisions() {
        recount();
        return decisions;
    }

    private void recount() {
        Instant now = clock.instant();
        if (Duration.between(countedAt, now).compareTo(FRESH) < 0) {
            return;
        }
        List<Network> all = networks.all();
        List<Decision> found = new ArrayList<>();
        long leased = 0;
        long addresses = 0;
        for (Network network : all) {
            Fill fill = leases.fill(network);
            leased += fill.leased();
            addresses += fill.addresses();
            if (fill.addresses() > 0 && fill.leased() * 100L >= (long) fill.addresses() * NEARLY_FULL_PERCENT) {
                found.add(nearlyFull(network, fill));
            }
        }
        if (all.isEmpty()) {
            found.add(noSubnet());
        }
        figure = new Figure("f-leases", "Addresses leased", Quantity.count(leased), "of " + Quantity.count(addresses));
        decisions = List.copyOf(found);
        countedAt = now;
    }

    private static Decision nearlyFull(Network network, Fill fill) {
        return new Decision(
                "t-pool-" + network.id(),
                fill.leased(),
                Status.warn("Full"),
                Shown.text(network.name()),
                "/networks/" + network.name(),
                "has leased " + Quantity.count(fill.leased()) + " of its " + Quantity.count(fill.addresses())
                        + " addresses.",
                List.of(new Decision.Action("Look", "/networks/" + network.name())));
    }

    private static Decision noSubnet() {
        return new Decision(
                "t-subnet",
                0,
                Status.waiting("Subnet"),
                "No subnet",
                "/networks",
                "is described, so this server answers no one.",
                List.of(new Decision.Action("Add one", "/networks")));
    }
}
