package io.pxescope.traces.web;

import io.pxescope.traces.BootQuery;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.Boots;
import io.pxescope.traces.web.BootsPage.Note;
import io.pxescope.webkit.Frame;
import io.pxescope.webkit.LiveTopic;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Quantity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of boots by a query that stands in the address, and its stream. */
@PanelPage
class BootsController implements LiveTopic {
    private static final String TOPIC = "boots";
    private static final int LONGEST_QUERY = 300;

    /** Of more boots under way than these, rows are told from the summary. */
    private static final int FOLLOWED = 25;

    private final Boots boots;
    private final BootsWatch watch;
    private final Clock clock;

    BootsController(Boots boots, BootsWatch watch, Clock clock) {
        this.boots = boots;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping("/boots")
    String boots(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        String query = q.length() > LONGEST_QUERY ? q.substring(0, LONGEST_QUERY) : q;
        model.addAttribute("page", page(query, before));
        model.addAttribute("q", query);
        model.addAttribute("live", before == null);
        model.addAttribute("topic", query.isBlank() ? TOPIC : TOPIC + ":" + query);
        model.addAttribute("now", clock.millis());
        return "traces/boots";
    }

    @Override
    public Optional<Page> open(String name) {
        if (!name.equals(TOPIC) && !name.startsWith(TOPIC + ":")) {
            return Optional.empty();
        }
        String query = name.equals(TOPIC) ? "" : name.substring(TOPIC.length() + 1);
        return Optional.of(watch.page(() -> {
            BootsPage page = page(query, null);
            return new Frame(page.seq(), page.parts(), Map.of(), "", false);
        }));
    }

    private BootsPage page(String q, @Nullable Long before) {
        long seq = watch.seq();
        Instant now = clock.instant();
        BootFilter filter = BootFilter.parse(q);
        List<BootSummary> found = boots.newest(filter.query(now, before, BootQuery.PAGE + 1));
        List<BootSummary> shown = found.subList(0, Math.min(found.size(), BootQuery.PAGE));
        boolean follow = shown.stream().filter(boot -> boot.state().open()).count() <= FOLLOWED;
        List<BootRow> rows = shown.stream()
                .map(boot -> boot.state().open() && follow
                        ? boots.find(boot.id())
                                .map(stored -> BootRows.of(stored, clock.getZone()))
                                .orElseGet(() -> BootRows.of(boot, now, clock.getZone()))
                        : BootRows.of(boot, now, clock.getZone()))
                .toList();
        String older = found.size() > shown.size()
                ? "/boots?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&before="
                        + shown.get(shown.size() - 1).id()
                : null;
        return new BootsPage(seq, lede(now), rows, filter.problem(), older, rows.isEmpty() ? empty(q) : Note.NONE);
    }

    private String lede(Instant now) {
        Boots.Figures figures = boots.figures(now.minus(Duration.ofDays(1)));
        String booting =
                figures.open() == 1 ? "1 machine is booting" : Quantity.count(figures.open()) + " machines are booting";
        String silent = figures.silent() == 0 ? "" : ", " + Quantity.count(figures.silent()) + " of them silent";
        return booting + silent + ". " + Quantity.count(figures.failed()) + " failed and "
                + Quantity.count(figures.passed()) + " passed in the last 24 hours.";
    }

    private static Note empty(String q) {
        return q.isBlank()
                ? new Note("No machine has booted yet.", "Look at the networks", "/networks")
                : new Note("No boot matches.", "Show all boots", "/boots");
    }
}
