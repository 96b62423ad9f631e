package io.pxescope.addressing.web;

import io.pxescope.addressing.Leases;
import io.pxescope.addressing.Networks;
import io.pxescope.policy.Network;
import io.pxescope.webkit.OnNetworkPage;
import io.pxescope.webkit.OnNetworkPage.NetworkOnPage;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Subnets: what this server is on each of them, how full they are, who holds which address. */
@PanelPage
class NetworkPages {
    private static final int LEASES_SHOWN = 500;

    private final Networks networks;
    private final Leases leases;
    private final List<OnNetworkPage> rooms;
    private final Clock clock;

    NetworkPages(Networks networks, Leases leases, List<OnNetworkPage> rooms, Clock clock) {
        this.networks = networks;
        this.leases = leases;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    @GetMapping("/networks")
    String list(Model model) {
        List<Network> all = networks.all();
        model.addAttribute(
                "networks",
                all.stream()
                        .map(network -> NetworkViews.line(network, leases.fill(network)))
                        .toList());
        model.addAttribute(
                "lede",
                all.isEmpty()
                        ? "No subnet. This server answers no one."
                        : all.size() == 1 ? "1 subnet." : Quantity.count(all.size()) + " subnets.");
        model.addAttribute(
                "cards",
                rooms.stream().flatMap(room -> room.cardsOfAll().stream()).toList());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", NetworkViews.Form.EMPTY);
        }
        return "addressing/networks";
    }

    @PostMapping("/networks")
    String create(
            NetworkForm form, Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            Network network = networks.create(form.draft(), principal.getName(), null);
            next.addFlashAttribute("done", "Added " + network.name() + ". " + NetworkViews.mode(network.mode()));
            return "redirect:/networks";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("form", form.asTyped());
            return list(model);
        }
    }

    @GetMapping("/networks/{name}")
    String show(@PathVariable String name, Model model) {
        Network network =
                networks.named(name).orElseThrow(() -> Refusal.notFound("There is no network called " + name + "."));
        Instant now = clock.instant();
        model.addAttribute("network", NetworkViews.line(network, leases.fill(network)));
        model.addAttribute(
                "leases",
                leases.of(network.id(), null, LEASES_SHOWN).stream()
                        .map(lease -> NetworkViews.lease(lease, now, clock.getZone()))
                        .toList());
        NetworkOnPage shown = new NetworkOnPage(
                network.id(), network.name(), network.mode().name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "cards",
                rooms.stream().flatMap(room -> room.cards(shown).stream()).toList());
        model.addAttribute(
                "leases6",
                leases.ofIpv6(network.id(), LEASES_SHOWN).stream()
                        .map(lease -> NetworkViews.lease(lease, now, clock.getZone()))
                        .toList());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", NetworkViews.Form.of(network));
        }
        return "addressing/network";
    }

    @PostMapping("/networks/{name}")
    String change(
            @PathVariable String name,
            NetworkForm form,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            Network network = networks.change(name, form.draft(), principal.getName(), reason);
            next.addFlashAttribute("done", "Saved. Takes effect at the next DISCOVER.");
            return "redirect:/networks/" + network.name();
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("form", form.asTyped());
            return show(name, model);
        }
    }

    @PostMapping("/networks/{name}/delete")
    String delete(@PathVariable String name, Principal principal, RedirectAttributes next) {
        networks.delete(name, principal.getName(), null);
        next.addFlashAttribute("done", "Removed " + name + ". This server answers no one on it any more.");
        return "redirect:/networks";
    }
}
