package io.pxescope.inventory.web;

import io.pxescope.inventory.BuildNames;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.UnknownMachines;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Figure;
import io.pxescope.webkit.OnDashboard;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the dashboard: how many hosts there are, machines nobody named, and the form that assigns a build. */
@Component
@Order(10)
class InventoryOnDashboard implements OnDashboard {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Hosts hosts;
    private final UnknownMachines unknown;
    private final BuildNames builds;
    private final Clock clock;

    private Instant countedAt = Instant.EPOCH;
    private int count;
    private long own;
    private int strangers;

    InventoryOnDashboard(Hosts hosts, UnknownMachines unknown, BuildNames builds, Clock clock) {
        this.hosts = hosts;
        this.unknown = unknown;
        this.builds = builds;
        this.clock = clock;
    }

    /** What the assign form needs. */
    record Assign(List<String> builds) {}

    @Override
    public synchronized List<Figure> figures() {
        recount();
        return List.of(new Figure("f-hosts", "Hosts", Quantity.count(count), Quantity.count(own) + " on test builds"));
    }

    @Override
    public synchronized List<Decision> decisions() {
        recount();
        if (strangers == 0) {
            return List.of();
        }
        String subject = strangers == 1 ? "1 machine" : Quantity.count(strangers) + " machines";
        return List.of(new Decision(
                "t-unknown",
                strangers,
                Status.waiting("Unknown"),
                subject,
                "/hosts/unknown",
                "no one has named asked for an address.",
                List.of(new Decision.Action(strangers == 1 ? "Name it" : "Name them", "/hosts/unknown"))));
    }

    @Override
    public List<Part> forms() {
        return List.of(Part.fixed("assign", "inventory/parts", "assign", new Assign(builds.all())));
    }

    private void recount() {
        Instant now = clock.instant();
        if (Duration.between(countedAt, now).compareTo(FRESH) < 0) {
            return;
        }
        List<HostView> all = hosts.all();
        count = all.size();
        own = all.stream().filter(host -> HostViews.inForce(host, now) != null).count();
        strangers = unknown.all().size();
        countedAt = now;
    }
}
