package io.pxescope.traces.web;

import io.pxescope.webkit.Frame;
import io.pxescope.webkit.LiveTopic;
import io.pxescope.webkit.PanelPage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The dashboard, and its stream. */
@PanelPage
class DashboardController implements LiveTopic {
    private final Dashboards dashboards;
    private final BootsWatch watch;
    private final Clock clock;

    DashboardController(Dashboards dashboards, BootsWatch watch, Clock clock) {
        this.dashboards = dashboards;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping("/")
    String dashboard(Model model) {
        model.addAttribute("dash", dashboards.now());
        model.addAttribute("forms", dashboards.forms());
        model.addAttribute("now", clock.millis());
        return "traces/dashboard";
    }

    @Override
    public Optional<Page> open(String name) {
        return name.equals("dash") ? Optional.of(watch.page(this::frame)) : Optional.empty();
    }

    private Frame frame() {
        Dashboard dashboard = dashboards.now();
        return new Frame(dashboard.seq(), dashboard.parts(), Map.of(), dashboard.lede(), false);
    }
}
