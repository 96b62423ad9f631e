package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.traces.BootQuery;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.Boots;
import io.pxescope.traces.Outcomes;
import io.pxescope.traces.Outcomes.Outcome;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Figure;
import io.pxescope.webkit.OnDashboard;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Quantity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the dashboard together. What all readers see alike is computed once for all of them. */
@Component
class Dashboards {
    private static final int MOST_ROWS = 12;
    private static final Duration STAYS = Duration.ofSeconds(60);
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final Duration FIGURES_FRESH = Duration.ofSeconds(2);

    private final Boots boots;
    private final Outcomes outcomes;
    private final List<OnDashboard> rooms;
    private final BootsWatch watch;
    private final Clock clock;

    private Optional<Dashboard> newest = Optional.empty();
    private Instant newestAt = Instant.EPOCH;
    private Boots.Figures figures = new Boots.Figures(0, 0, 0, 0, null);
    private List<Outcome> counted = List.of();
    private Instant figuresAt = Instant.EPOCH;

    Dashboards(Boots boots, Outcomes outcomes, List<OnDashboard> rooms, BootsWatch watch, Clock clock) {
        this.boots = boots;
        this.outcomes = outcomes;
        this.rooms = List.copyOf(rooms);
        this.watch = watch;
        this.clock = clock;
    }

    /** As of now, or of the last fifth of a second. */
    synchronized Dashboard now() {
        Instant now = clock.instant();
        if (newest.isEmpty() || Duration.between(newestAt, now).compareTo(FRESH) >= 0) {
            newest = Optional.of(build(now));
            newestAt = now;
        }
        return newest.get();
    }

    private Dashboard build(Instant now) {
        long seq = watch.seq();
        if (Duration.between(figuresAt, now).compareTo(FIGURES_FRESH) >= 0) {
            figures = boots.figures(now.minus(Duration.ofDays(1)));
            counted = outcomes.since(now.minus(Duration.ofDays(7)));
            figuresAt = now;
        }
        ZoneId zone = clock.getZone();
        List<StoredBoot> open = boots.newest(BootQuery.open(50)).stream()
                .flatMap(summary -> boots.find(summary.id()).stream())
                .filter(boot -> boot.state().open())
                .sorted(Comparator.comparing((StoredBoot boot) -> boot.state() != BootState.SILENT)
                        .thenComparing(boot -> -boot.trace().stage().ordinal())
                        .thenComparing(boot -> boot.summary().id()))
                .toList();
        List<BootSummary> over = boots.newest(new BootQuery(
                null, EnumSet.of(BootState.PASSED, BootState.FAILED), null, null, null, null, null, MOST_ROWS));
        List<BootRow> finished = over.stream()
                .filter(boot -> Duration.between(boot.newest(), now).compareTo(STAYS) < 0)
                .limit(6)
                .map(boot -> BootRows.of(boot, now, zone))
                .toList();
        List<Decision> decisions = decisions(open);
        return new Dashboard(
                seq,
                lede(open, decisions),
                figures(open),
                decisions,
                open.stream()
                        .limit(MOST_ROWS)
                        .map(boot -> BootRows.of(boot, zone))
                        .toList(),
                finished,
                open.isEmpty() ? idle(over, now) : "",
                Matrices.of(counted),
                rooms.stream().flatMap(room -> room.cards().stream()).toList());
    }

    private static String lede(List<StoredBoot> open, List<Decision> decisions) {
        long silent =
                open.stream().filter(boot -> boot.state() == BootState.SILENT).count();
        String booting = switch (open.size()) {
            case 0 -> "No machine is booting";
            case 1 -> "1 machine is booting";
            default -> Quantity.count(open.size()) + " machines are booting";
        };
        String quiet = silent == 0 ? "" : ", " + Quantity.count(silent) + " of them silent";
        String todo = decisions.isEmpty()
                ? " Nothing needs a decision."
                : decisions.size() == 1
                        ? " 1 thing needs a decision."
                        : " " + decisions.size() + " things need a decision.";
        return booting + quiet + "." + todo;
    }

    private List<Figure> figures(List<StoredBoot> open) {
        long silent =
                open.stream().filter(boot -> boot.state() == BootState.SILENT).count();
        long over = figures.passed() + figures.failed();
        List<Figure> all = new ArrayList<>();
        all.add(new Figure("f-now", "Booting now", Quantity.count(open.size()), silent == 0 ? "" : silent + " silent"));
        all.add(new Figure("f-passed", "Passed, 24 h", Quantity.count(figures.passed()), "of " + Quantity.count(over)));
        all.add(new Figure(
                "f-failed", "Failed, 24 h", Quantity.count(figures.failed()), share(figures.failed(), over)));
        Double median = figures.medianSeconds();
        Quantity took = median == null ? Quantity.NONE : Quantity.duration(Duration.ofMillis((long) (median * 1000)));
        all.add(new Figure("f-median", "Median boot", median == null ? "–" : took.number(), took.unit()));
        rooms.forEach(room -> all.addAll(room.figures()));
        return all;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(java.util.Locale.ROOT, "%.1f %%", part * 100.0 / whole);
    }

    private List<Decision> decisions(List<StoredBoot> open) {
        List<Decision> all = new ArrayList<>();
        all.addAll(Silences.of(open));
        rooms.forEach(room -> all.addAll(room.decisions()));
        all.sort(Comparator.comparingInt(Decision::machines).reversed());
        return all;
    }

    private static String idle(List<BootSummary> over, Instant now) {
        if (over.isEmpty()) {
            return "No machine has booted yet.";
        }
        BootSummary last = over.get(0);
        return "Nothing is booting. Last boot: " + last.title() + ", "
                + Quantity.duration(Duration.ofMinutes(
                                Math.max(1, Duration.between(last.newest(), now).toMinutes())))
                        .text()
                + " ago, " + last.state().key() + ".";
    }

    /** The cards that hold forms, which are not brought up to date under the writer's hands. */
    List<Part> forms() {
        return rooms.stream().flatMap(room -> room.forms().stream()).toList();
    }
}
