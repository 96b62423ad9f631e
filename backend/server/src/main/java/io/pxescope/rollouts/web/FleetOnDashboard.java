package io.pxescope.rollouts.web;

import io.pxescope.rollouts.Promotions;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.OnDashboard;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Status;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the dashboard: the fleet's build, and that none is promoted yet. */
@Component
@Order(20)
class FleetOnDashboard implements OnDashboard {
    private final Promotions promotions;
    private final Clock clock;

    FleetOnDashboard(Promotions promotions, Clock clock) {
        this.promotions = promotions;
        this.clock = clock;
    }

    /** @param current null before the first promotion */
    record Card(FleetViews.@Nullable Entry current) {}

    @Override
    public List<Part> cards() {
        return List.of(Part.fixed(
                "fleetcard",
                "rollouts/parts",
                "card",
                new Card(promotions
                        .current()
                        .map(entry -> FleetViews.entry(entry, true, clock.instant(), clock.getZone()))
                        .orElse(null))));
    }

    @Override
    public List<Decision> decisions() {
        return promotions.current().isPresent()
                ? List.of()
                : List.of(new Decision(
                        "t-fleet",
                        0,
                        Status.waiting("Fleet"),
                        "No build is promoted",
                        "/rollouts",
                        "for the fleet, so hosts without a test build get nothing.",
                        List.of(new Decision.Action("Promote one", "/rollouts"))));
    }
}
