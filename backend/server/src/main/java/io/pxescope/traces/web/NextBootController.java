package io.pxescope.traces.web;

import io.pxescope.traces.BootQuery;
import io.pxescope.traces.BootSummary;
import io.pxescope.traces.Boots;
import io.pxescope.webkit.Frame;
import io.pxescope.webkit.LiveTopic;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Part;
import io.pxescope.webkit.Shown;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Waits for a machine's next boot, and turns into that boot's page at its DISCOVER. */
@PanelPage
class NextBootController implements LiveTopic {
    private static final Pattern TOPIC = Pattern.compile("next:(\\d{1,18}):(.{1,64})");

    private final Boots boots;
    private final BootsWatch watch;
    private final Clock clock;

    NextBootController(Boots boots, BootsWatch watch, Clock clock) {
        this.boots = boots;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * What the page waits for.
     *
     * @param running a boot that is under way already, as a link; empty if there is none
     * @param go where the next boot is; empty until it began
     */
    record Waiting(String host, String running, String go) {}

    /** @param after the newest boot that is not meant; without it, the newest there is now */
    @GetMapping("/hosts/{host}/next")
    String next(@PathVariable String host, @RequestParam(defaultValue = "-1") long after, Model model) {
        long known = after >= 0 ? after : newest(host).map(BootSummary::id).orElse(0L);
        Waiting waiting = waiting(host, known);
        if (!waiting.go().isEmpty()) {
            return "redirect:" + waiting.go();
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute("topic", "next:" + known + ":" + host);
        model.addAttribute("again", "/hosts/" + host + "/next?after=" + known);
        model.addAttribute("seq", watch.seq());
        model.addAttribute("now", clock.millis());
        return "traces/next";
    }

    @Override
    public Optional<Page> open(String name) {
        Matcher topic = TOPIC.matcher(name);
        if (!topic.matches()) {
            return Optional.empty();
        }
        long known = Long.parseLong(topic.group(1));
        String host = topic.group(2);
        return Optional.of(watch.page(() -> new Frame(
                watch.seq(),
                List.of(Part.fixed("waiting", "traces/host-parts", "waiting", waiting(host, known))),
                Map.of(),
                "",
                false)));
    }

    private Waiting waiting(String host, long known) {
        Optional<BootSummary> newest = newest(host);
        String go = newest.filter(boot -> boot.id() > known)
                .map(boot -> "/boots/" + boot.id())
                .orElse("");
        String running = newest.filter(
                        boot -> boot.id() <= known && boot.state().open())
                .map(boot -> "/boots/" + boot.id())
                .orElse("");
        return new Waiting(Shown.text(host), running, go);
    }

    private Optional<BootSummary> newest(String host) {
        return boots.newest(BootQuery.ofHost(host, 1)).stream().findFirst();
    }
}
