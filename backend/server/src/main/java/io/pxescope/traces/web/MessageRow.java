package io.pxescope.traces.web;

import io.pxescope.trace.DhcpFacts;
import io.pxescope.trace.Step;
import io.pxescope.traces.web.Waterfall.Detail;
import io.pxescope.traces.web.Waterfall.Line;
import io.pxescope.traces.web.Waterfall.Row;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DHCP message as a row: a tick with its direction. */
final class MessageRow {
    private MessageRow() {}

    /** @param before when the step before it began, for how long it let wait */
    static Row of(int number, Step.Message step, @Nullable Instant before, Lane lane) {
        DhcpFacts message = step.message();
        Quantity waited = before == null ? Quantity.NONE : Quantity.duration(Duration.between(before, step.start()));
        return new Row(
                "s" + number,
                "msg",
                "DHCP",
                Shown.text(message.type()),
                remark(step),
                Status.plain(step.fromMachine() ? "from machine" : "to machine"),
                Quantity.bytes(message.size()),
                "",
                waited,
                null,
                Quantity.NONE,
                "",
                false,
                List.of(lane.tick("dhcp", step.start())),
                null,
                null,
                detail(number, step));
    }

    private static String remark(Step.Message step) {
        DhcpFacts message = step.message();
        if (step.fromMachine()) {
            if (message.opens() && message.vendorClass() != null) {
                return Shown.text(message.vendorClass());
            }
            return message.address() == null ? "" : message.address();
        }
        if (message.grants() && message.file() != null) {
            return "file " + Shown.text(TransferWords.withoutToken(message.file()));
        }
        return message.address() == null ? "" : message.address();
    }

    private static Detail detail(int number, Step.Message step) {
        DhcpFacts message = step.message();
        List<Line> lines = new ArrayList<>();
        add(lines, step.fromMachine() ? "From" : "To", step.peer(), true);
        add(lines, "Transaction", message.xid(), true);
        add(lines, "Route", step.route(), false);
        add(lines, "Relay", message.giaddr(), true);
        add(lines, "Why", step.because(), false);
        message.options().forEach(option -> add(lines, option.name(), option.value(), true));
        return new Detail("d" + number, lines);
    }

    static void add(List<Line> lines, String name, @Nullable String value, boolean mono) {
        if (value != null && !value.isEmpty()) {
            lines.add(new Line(Shown.text(name), Shown.text(value), mono));
        }
    }
}
