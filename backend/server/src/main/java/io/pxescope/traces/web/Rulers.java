package io.pxescope.traces.web;

import io.pxescope.traces.web.TimeAxis.Stretch;
import io.pxescope.traces.web.Waterfall.Bar;
import io.pxescope.traces.web.Waterfall.Mark;
import io.pxescope.traces.web.Waterfall.Ruler;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Ticking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts marks on the axis: round times where time runs true, lengths where a gap was shortened. */
final class Rulers {
    private static final double[] STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800
    };

    /** Labels closer than this share of the axis would touch. */
    private static final double CLOSE = 0.052;

    private Rulers() {}

    /** @param now null once the boot is over */
    static Ruler of(Lane lane, double span, double trueSpan, @Nullable Ticking now) {
        boolean open = now != null;
        TimeAxis axis = lane.axis();
        List<Bar> bands = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        double end = axis.end();
        mark(marks, taken, lane, 0, "l", "0", span);
        for (Stretch gap : axis.gaps().stream().filter(Rulers::worthNoting).toList()) {
            Bar band = lane.bar("gap", gap.from(), gap.to());
            boolean growing = open && gap.to() >= end;
            if (!growing) {
                bands.add(band);
            }
            double middle = (axis.at(gap.from()) + axis.at(gap.to())) / 2;
            if (!growing && axis.at(gap.to()) - axis.at(gap.from()) > 0.07 * span) {
                marks.add(new Mark("gap", band, length(gap.length())));
                taken.add(middle);
                taken.add(middle + CLOSE * span * 0.6);
            }
        }
        if (open) {
            taken.add(axis.at(end));
        } else {
            mark(marks, taken, lane, end, "r", time(end, STEPS[0] * 10), span);
            taken.add(axis.at(end) - CLOSE * span * 0.7);
        }
        double step = step(span - drawnGaps(axis), span);
        for (double t = step; t < end - step * 0.2; t += step) {
            double at = t;
            boolean shortened =
                    axis.gaps().stream().anyMatch(gap -> worthNoting(gap) && at > gap.from() && at < gap.to());
            if (!shortened) {
                mark(marks, taken, lane, t, "", time(t, step), span);
            }
        }
        return new Ruler(bands, marks, trueMarks(trueSpan, end, open), now);
    }

    /** A gap that is drawn hardly shorter needs no band. */
    private static boolean worthNoting(Stretch gap) {
        return gap.length() >= 1;
    }

    private static double drawnGaps(TimeAxis axis) {
        return axis.gaps().stream()
                .mapToDouble(gap -> TimeAxis.drawn(gap.length()))
                .sum();
    }

    /** A round step so that the drawn time carries marks about a tenth of the axis apart. */
    private static double step(double drawn, double span) {
        double wanted = Math.max(span * 0.07, drawn / 12);
        for (double step : STEPS) {
            if (step >= wanted) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private static void mark(
            List<Mark> marks, List<Double> taken, Lane lane, double t, String css, String text, double span) {
        double at = lane.axis().at(t);
        if (taken.stream().noneMatch(other -> Math.abs(other - at) < CLOSE * span)) {
            taken.add(at);
            marks.add(new Mark(css, lane.bar("g", t, t), text));
        }
    }

    private static List<Mark> trueMarks(double span, double end, boolean open) {
        List<Mark> marks = new ArrayList<>();
        double step = step(span, span);
        double last = open ? end - span * CLOSE : end;
        for (int i = 0; i * step <= last; i++) {
            double t = i * step;
            String at = TimeAxis.number(t);
            marks.add(new Mark(i == 0 ? "l" : "", new Bar("g", at, at, at, at), time(t, step)));
        }
        return marks;
    }

    private static String length(double gap) {
        return Quantity.duration(Duration.ofMillis(Math.round(gap * 1000))).text();
    }

    private static String time(double t, double step) {
        int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", t);
    }
}
