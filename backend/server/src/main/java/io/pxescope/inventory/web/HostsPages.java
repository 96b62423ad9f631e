package io.pxescope.inventory.web;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.inventory.NicView;
import io.pxescope.inventory.ProfileNames;
import io.pxescope.inventory.UnknownMachines;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inventory: all hosts, a new one, and the machines that nobody named. */
@PanelPage
class HostsPages {
    private static final int PAGE = 200;

    private final Hosts hosts;
    private final UnknownMachines unknown;
    private final ProfileNames profiles;
    private final Clock clock;

    HostsPages(Hosts hosts, UnknownMachines unknown, ProfileNames profiles, Clock clock) {
        this.hosts = hosts;
        this.unknown = unknown;
        this.profiles = profiles;
        this.clock = clock;
    }

    @GetMapping("/hosts")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int from, Model model) {
        Instant now = clock.instant();
        List<HostView> all = hosts.all();
        List<HostView> found = all.stream()
                .filter(host -> matches(host, q.strip().toLowerCase(Locale.ROOT)))
                .toList();
        int first = Math.max(0, Math.min(from, found.size()));
        int last = Math.min(found.size(), first + PAGE);
        model.addAttribute("q", q);
        model.addAttribute(
                "hosts",
                found.subList(first, last).stream()
                        .map(host -> HostViews.line(host, now, clock.getZone()))
                        .toList());
        model.addAttribute("next", last < found.size() ? last : 0);
        model.addAttribute("unknown", unknown.all().size());
        model.addAttribute("lede", lede(all, now));
        return "inventory/hosts";
    }

    private static boolean matches(HostView host, String words) {
        String text = host.name() + " " + Objects.requireNonNullElse(host.group(), "") + " " + host.address() + " "
                + host.nics() + host.nics().stream().map(NicView::modelGuess).toList();
        return words.isEmpty() || text.toLowerCase(Locale.ROOT).contains(words);
    }

    private static String lede(List<HostView> all, Instant now) {
        long own = all.stream()
                .filter(host -> HostViews.inForce(host, now) != null)
                .count();
        String count = all.size() == 1 ? "1 host" : Quantity.count(all.size()) + " hosts";
        return count + ", " + Quantity.count(own) + " of them on a test build.";
    }

    @GetMapping("/hosts/new")
    String blank(Model model) {
        return form(new HostDraft("", null, null, true, null, List.of()), null, model);
    }

    @PostMapping("/hosts")
    String create(HostForm form, Principal principal, Model model, HttpServletResponse response) {
        HostDraft draft = form.draft();
        HostDraft enabled =
                new HostDraft(draft.name(), draft.address(), draft.group(), true, draft.profile(), draft.nics());
        try {
            return "redirect:/hosts/"
                    + hosts.create(enabled, principal.getName()).name();
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            return form(enabled, refusal.getMessage(), model);
        }
    }

    private String form(HostDraft draft, @Nullable String problem, Model model) {
        List<NicDraft> nics = new ArrayList<>(draft.nics());
        while (nics.size() < 2) {
            nics.add(new NicDraft("", null, null));
        }
        model.addAttribute("draft", draft);
        model.addAttribute("nics", nics);
        model.addAttribute("problem", problem);
        model.addAttribute("profiles", profiles.all());
        return "inventory/new";
    }

    @GetMapping("/hosts/unknown")
    String unknown(Model model) {
        Instant now = clock.instant();
        model.addAttribute(
                "machines",
                unknown.all().stream()
                        .map(machine -> HostViews.unknown(machine, now, clock.getZone()))
                        .toList());
        return "inventory/unknown";
    }

    /** One click: the proposed name can be taken as it is. */
    @PostMapping("/hosts/unknown/{mac}/name")
    String name(
            @PathVariable String mac,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String model,
            Principal principal,
            RedirectAttributes next) {
        try {
            HostView host = unknown.name(mac, name, null, null, model, principal.getName());
            next.addFlashAttribute("done", "Named " + host.name() + ". It is served from its next DISCOVER on.");
            return "redirect:/hosts/" + host.name();
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            return "redirect:/hosts/unknown";
        }
    }
}
