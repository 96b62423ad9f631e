package io.pxescope.traces.web;

import io.pxescope.trace.BootTrace;
import io.pxescope.traces.web.Waterfall.Bar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where things lie on the time axis of one boot. */
record Lane(BootTrace trace, TimeAxis axis) {

    /** Bars that reach to now end at these properties of the container: time passes without a new row. */
    private static final String NOW = "var(--now)";

    private static final String TRUE_NOW = "var(--tnow)";

    double seconds(Instant at) {
        Duration since = TransferWords.since(trace, at);
        return Math.max(0, since.toNanos() / 1e9);
    }

    /** @param to null: until now */
    Bar bar(String css, Instant from, @Nullable Instant to) {
        double a = seconds(from);
        if (to == null) {
            return new Bar(css, TimeAxis.number(axis.at(a)), NOW, TimeAxis.number(a), TRUE_NOW);
        }
        return bar(css, a, seconds(to));
    }

    Bar bar(String css, double a, double b) {
        return new Bar(
                css, TimeAxis.number(axis.at(a)), TimeAxis.number(axis.at(b)), TimeAxis.number(a), TimeAxis.number(b));
    }

    Bar tick(String protocol, Instant at) {
        double a = seconds(at);
        return bar(protocol + " tick", a, a);
    }

    /** From now to the axis' end: what is still to come. */
    static Bar rest(String until, String trueUntil) {
        return new Bar("todo-part", NOW, until, TRUE_NOW, trueUntil);
    }
}
