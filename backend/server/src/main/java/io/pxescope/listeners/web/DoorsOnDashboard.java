package io.pxescope.listeners.web;

import io.pxescope.listeners.Doors;
import io.pxescope.listeners.Doors.DoorReport;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.OnDashboard;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Status;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the dashboard: the doors, and each that is down as something to decide. */
@Component
@Order(50)
class DoorsOnDashboard implements OnDashboard {
    private final Doors doors;

    DoorsOnDashboard(Doors doors) {
        this.doors = doors;
    }

    record Card(List<Line> lines) {}

    record Line(String protocol, String where, Status status, String trouble) {}

    @Override
    public List<Part> cards() {
        return List.of(Part.fixed("doors", "listeners/parts", "doors", card(doors.reports())));
    }

    static Card card(List<DoorReport> reports) {
        return new Card(reports.stream()
                .map(door -> new Line(
                        door.protocol(),
                        door.where(),
                        door.up() ? Status.ok("up") : Status.fail("down"),
                        door.trouble()))
                .toList());
    }

    @Override
    public List<Decision> decisions() {
        return doors.reports().stream()
                .filter(door -> !door.up())
                .map(door -> new Decision(
                        "t-door-" + door.protocol() + "-" + door.where().replaceAll("[^A-Za-z0-9.]", "-"),
                        Integer.MAX_VALUE,
                        Status.fail("Down"),
                        door.protocol() + " at " + door.where(),
                        null,
                        "is not open. " + door.trouble(),
                        List.of()))
                .toList();
    }
}
