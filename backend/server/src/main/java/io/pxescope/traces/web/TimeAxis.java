package io.pxescope.traces.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Places seconds of a boot on an axis that shortens idle stretches: a gap of g seconds over {@value
 * #SHORTENED_OVER} s is drawn as 0.4 + 0.3·log2(g/0.4) s. Monotone and continuous, so a growing
 * silence grows on screen, and what was drawn before it stays where it is.
 */
final class TimeAxis {
    static final double SHORTENED_OVER = 0.4;

    /** A stretch of activity or idleness, both in seconds since the boot began. */
    record Stretch(double from, double to) {
        double length() {
            return to - from;
        }
    }

    private final List<Stretch> gaps;
    private final double end;

    private TimeAxis(List<Stretch> gaps, double end) {
        this.gaps = List.copyOf(gaps);
        this.end = end;
    }

    /**
     * @param active in any order, may overlap
     * @param end of the axis in seconds; idle time before it counts as a gap
     */
    static TimeAxis of(List<Stretch> active, double end) {
        List<Stretch> sorted = new ArrayList<>(active);
        sorted.sort(Comparator.comparingDouble(Stretch::from));
        List<Stretch> gaps = new ArrayList<>();
        double covered = 0;
        for (Stretch stretch : sorted) {
            if (stretch.from() - covered > SHORTENED_OVER) {
                gaps.add(new Stretch(covered, stretch.from()));
            }
            covered = Math.max(covered, stretch.to());
        }
        if (end - covered > SHORTENED_OVER) {
            gaps.add(new Stretch(covered, end));
        }
        return new TimeAxis(gaps, Math.max(end, covered));
    }

    /** The gaps that are drawn shorter than they were. */
    List<Stretch> gaps() {
        return gaps;
    }

    /** In seconds. */
    double end() {
        return end;
    }

    /** Where an instant is drawn, in seconds of the axis. */
    double at(double seconds) {
        double saved = 0;
        for (Stretch gap : gaps) {
            if (seconds <= gap.from()) {
                break;
            }
            double within = Math.min(seconds, gap.to()) - gap.from();
            saved += within - shortened(within, gap.length());
        }
        return seconds - saved;
    }

    /** A part of a gap takes its share of the drawn length. */
    private static double shortened(double part, double whole) {
        return part / whole * drawn(whole);
    }

    static double drawn(double gap) {
        return gap <= SHORTENED_OVER ? gap : SHORTENED_OVER + 0.3 * Math.log(gap / SHORTENED_OVER) / Math.log(2);
    }

    /** As a CSS number. */
    static String number(double seconds) {
        String text = String.format(Locale.ROOT, "%.4f", seconds);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
