package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.traces.Outcomes.Outcome;
import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Decision;
import io.pxescope.webkit.Figure;
import io.pxescope.webkit.Gallery;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Status;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard, and the parts of it that change. */
class DashboardTest {
    private final Gallery gallery = new Gallery();

    @Test
    void rendersEveryPartOfThePageWithTheFragmentThatAlsoPatchesIt() {
        Dashboard dashboard = busy();
        String html = gallery.page("traces/dashboard", Map.of("dash", dashboard, "forms", List.of(), "now", 0L));
        Gallery.keep("dashboard", html);
        assertThat(dashboard.parts()).allSatisfy(part -> assertThat(html).contains(gallery.part(part)));
    }

    @Test
    void saysWhatWasLastWhenNothingBoots() {
        Dashboard idle = new Dashboard(
                1,
                "No machine is booting. Nothing needs a decision.",
                List.of(new Figure("f-now", "Booting now", "0", "")),
                List.of(),
                List.of(),
                List.of(),
                "Nothing is booting. Last boot: fra1-r09-u20, 4 min ago, passed.",
                Matrices.of(List.of()),
                List.of());
        String html = gallery.page("traces/dashboard", Map.of("dash", idle, "forms", List.of(), "now", 0L));
        Gallery.keep("dashboard-idle", html);
        assertThat(html).contains("Last boot: fra1-r09-u20, 4 min ago, passed.").contains("No boot has ended");
    }

    @Test
    void keepsTheListsOrderInItsParts() {
        assertThat(busy().rows())
                .extracting(Part::id)
                .containsExactly("b8825", "b8824", "b8826", "justfinished", "b8823", "b8812");
    }

    private static Dashboard busy() {
        return new Dashboard(
                1,
                "3 machines are booting, 1 of them silent. 2 things need a decision.",
                List.of(
                        new Figure("f-now", "Booting now", "3", "1 silent"),
                        new Figure("f-passed", "Passed, 24 h", "208", "of 214"),
                        new Figure("f-failed", "Failed, 24 h", "6", "2.8 %"),
                        new Figure("f-median", "Median boot", "24.1", "s"),
                        new Figure("f-hosts", "Hosts", "4,216", "38 on test builds"),
                        new Figure("f-served", "Served, 5 min", "3.1", "GB, 84 files/s")),
                List.of(
                        new Decision(
                                "t-8825",
                                1,
                                Status.silent("Silent"),
                                "fra1-r02-u33",
                                "/boots/8825",
                                "asked this server for nothing after lpxelinux.0. Silent after lpxelinux.0.",
                                List.of(new Decision.Action("Watch", "/boots/8825"))),
                        new Decision(
                                "t-unknown",
                                4,
                                Status.waiting("Unknown"),
                                "4 machines",
                                null,
                                "no one has named asked for an address today.",
                                List.of(new Decision.Action("Name them", "/hosts/unknown")))),
                rows(Fixtures.silent(), Fixtures.live(), Fixtures.early()),
                rows(Fixtures.passed(), Fixtures.moduleMissing()),
                "",
                Matrices.of(List.of(
                        new Outcome("Intel X710", "pxelinux 4.07", 609, 2),
                        new Outcome("Intel X710", "pxelinux 6.03", 22, 0),
                        new Outcome("Intel X710", "lpxelinux 6.03", 6, 0),
                        new Outcome("Chelsio T520-CR", "pxelinux 4.07", 87, 0),
                        new Outcome("Chelsio T520-CR", "lpxelinux 6.03", 0, 3),
                        new Outcome("Chelsio T520-CR", "pxelinux 6.03", 3, 1),
                        new Outcome("Intel I350", "pxelinux 4.07", 51, 3),
                        new Outcome("Intel I350", "pxelinux 6.03", 1, 0))),
                List.of());
    }

    private static List<BootRow> rows(StoredBoot... boots) {
        return Stream.of(boots).map(boot -> BootRows.of(boot, ZoneOffset.UTC)).toList();
    }
}
