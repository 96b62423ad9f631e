package io.pxescope.traces.web;

import io.pxescope.trace.BootState;
import io.pxescope.traces.Boots;
import io.pxescope.traces.StoredBoot;
import io.pxescope.traces.TraceFeed;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.Frame;
import io.pxescope.webkit.LiveTopic;
import io.pxescope.webkit.PanelPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one boot, and its stream. */
@PanelPage
class BootController implements LiveTopic {
    private static final String TOPIC = "boot:";
    private static final Duration LINGERS = Duration.ofSeconds(30);
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);
    private static final List<Choice> ROWS =
            List.of(new Choice("all", "All"), new Choice("transfers", "Transfers"), new Choice("problems", "Problems"));

    private final Boots boots;
    private final TraceFeed feed;
    private final Clock clock;

    BootController(Boots boots, TraceFeed feed, Clock clock) {
        this.boots = boots;
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/boots/{id:\\d{1,18}}")
    String boot(
            @PathVariable long id,
            @RequestParam(defaultValue = "gaps") String scale,
            @RequestParam(defaultValue = "all") String rows,
            Model model) {
        StoredBoot boot = boots.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no boot " + id + "."));
        BootPage page = page(boot);
        model.addAttribute("page", page);
        model.addAttribute("decision", RulesView.of(boot, clock.getZone()));
        model.addAttribute("live", !over(boot));
        model.addAttribute("topic", TOPIC + id);
        model.addAttribute("now", boot.at().toEpochMilli());
        model.addAttribute("scale", scale.equals("true") ? "true" : "gaps");
        model.addAttribute("rows", ROWS.stream().anyMatch(r -> r.key().equals(rows)) ? rows : "all");
        model.addAttribute("rowChoices", ROWS);
        return "traces/boot";
    }

    @Override
    public Optional<Page> open(String name) {
        if (!name.matches(TOPIC + "\\d{1,18}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(name.substring(TOPIC.length()));
        return boots.find(id).filter(boot -> !over(boot)).map(boot -> new BootStream(id));
    }

    private BootPage page(StoredBoot boot) {
        return BootPages.of(boot, clock.getZone());
    }

    /** Whether nothing more is to be expected of a boot. */
    private static boolean over(StoredBoot boot) {
        Instant last = boot.trace().last();
        if (boot.state().open() || last == null) {
            return false;
        }
        Duration quiet = Duration.between(last, boot.at());
        Duration lingers = boot.state() == BootState.PASSED ? LINGERS : GIVEN_UP;
        return boot.trace().nextBoot() != null || quiet.compareTo(lingers) > 0;
    }

    private final class BootStream implements Page {
        private final long id;

        BootStream(long id) {
            this.id = id;
        }

        @Override
        public Frame frame() {
            StoredBoot boot = boots.find(id).orElseThrow();
            return BootParts.frame(page(boot), over(boot));
        }

        @Override
        public AutoCloseable onChange(Runnable changed) {
            return feed.subscribe(boot -> {
                if (boot == id) {
                    changed.run();
                }
            });
        }
    }
}
