package io.pxescope.traces.web;

import io.pxescope.traces.Outcomes.Outcome;
import io.pxescope.traces.web.Matrix.Cell;
import io.pxescope.traces.web.Matrix.Line;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lays outcomes out as a matrix. A cell is marked when the same NIC model fails less often with all its
 * other builds: clearly below one chance in 200, perhaps below one in 5. A few boots prove nothing and
 * are hatched.
 */
final class Matrices {
    private static final int MOST_BUILDS = 6;
    private static final int MOST_MODELS = 12;
    private static final int FEW = 5;
    private static final double CLEARLY = 0.005;
    private static final double PERHAPS = 0.2;

    private Matrices() {}

    static Matrix of(List<Outcome> outcomes) {
        Map<String, Long> byBuild = outcomes.stream()
                .collect(Collectors.groupingBy(
                        Outcome::build, TreeMap::new, Collectors.summingLong(o -> o.failed() + o.passed())));
        List<String> builds = byBuild.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_BUILDS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, List<Outcome>> byNic =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::nicModel, TreeMap::new, Collectors.toList()));
        List<Line> lines = byNic.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<Outcome>> e) -> booted(e.getValue()))
                        .reversed())
                .limit(MOST_MODELS)
                .map(entry -> line(entry.getKey(), entry.getValue(), outcomes, builds))
                .toList();
        long failed = outcomes.stream().mapToLong(Outcome::failed).sum();
        return new Matrix(
                builds.stream().map(Shown::text).toList(),
                lines,
                Quantity.count(failed) + " of " + Quantity.count(booted(outcomes)) + " boots in 7 days");
    }

    private static long booted(List<Outcome> outcomes) {
        return outcomes.stream().mapToLong(o -> o.failed() + o.passed()).sum();
    }

    private static Line line(String nic, List<Outcome> own, List<Outcome> fleet, List<String> builds) {
        List<Cell> cells = new ArrayList<>();
        for (String build : builds) {
            long failed = own.stream()
                    .filter(o -> o.build().equals(build))
                    .mapToLong(Outcome::failed)
                    .sum();
            long passed = own.stream()
                    .filter(o -> o.build().equals(build))
                    .mapToLong(Outcome::passed)
                    .sum();
            List<Outcome> others =
                    own.stream().filter(o -> !o.build().equals(build)).toList();
            if (booted(others) < 20) {
                others = fleet.stream()
                        .filter(o -> !(o.build().equals(build) && o.nicModel().equals(nic)))
                        .toList();
            }
            cells.add(cell(nic, build, failed, passed, others));
        }
        return new Line(Shown.text(nic), own.stream().allMatch(Outcome::guessed), cells);
    }

    private static Cell cell(String nic, String build, long failed, long passed, List<Outcome> others) {
        long booted = failed + passed;
        if (booted == 0) {
            return new Cell("n", "", "", "", "no boots", "");
        }
        long otherFailed = others.stream().mapToLong(Outcome::failed).sum();
        double chance = FisherTest.atLeast(failed, booted, otherFailed, booted(others));
        String css = failed > 0 && chance < CLEARLY
                ? "l2"
                : failed > 0 && chance < PERHAPS ? "l1" : (booted < FEW ? "few" : "") + (failed == 0 ? " z" : "");
        String icon = css.equals("l2") ? "i-fail" : css.equals("l1") ? "i-warn" : "";
        return new Cell(
                css,
                icon,
                Quantity.count(failed),
                Quantity.count(booted),
                nic + " with " + build + ": " + failed + " of " + booted + " failed",
                "/boots?q=" + encoded("nic:\"" + nic + "\" build:\"" + build + "\" since:7d"));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
