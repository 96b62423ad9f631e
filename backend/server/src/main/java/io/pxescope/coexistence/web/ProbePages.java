package io.pxescope.coexistence.web;

import io.pxescope.coexistence.ProbeResult;
import io.pxescope.coexistence.ProbeWire;
import io.pxescope.coexistence.ProbeWish;
import io.pxescope.coexistence.Probes;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The probes of a host: to start one, and what they found. */
@PanelPage
class ProbePages {
    private static final List<Choice> CLIENTS = List.of(
            new Choice("bios", "BIOS"),
            new Choice("efi64", "UEFI x64"),
            new Choice("arm64", "UEFI ARM64"),
            new Choice("http64", "UEFI x64 HTTP boot"));

    private final Probes probes;
    private final Hosts hosts;
    private final Clock clock;

    ProbePages(Probes probes, Hosts hosts, Clock clock) {
        this.probes = probes;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** What was typed; every field may be missing. */
    record Form(
            @Nullable String mode,
            @Nullable String interfaceName,
            @Nullable String servers,
            @Nullable String network,
            @Nullable String arch,
            @Nullable String reason) {

        ProbeWish wish() {
            List<String> named = servers == null ? List.of() : List.of(servers.split("[,;\\s]+"));
            return new ProbeWish(mode, interfaceName, named, network, arch, null, null, reason);
        }

        Form asTyped() {
            return new Form(
                    Objects.requireNonNullElse(mode, "interface"),
                    Objects.requireNonNullElse(interfaceName, ""),
                    Objects.requireNonNullElse(servers, ""),
                    Objects.requireNonNullElse(network, ""),
                    Objects.requireNonNullElse(arch, "bios"),
                    Objects.requireNonNullElse(reason, ""));
        }
    }

    @GetMapping("/hosts/{host}/probes")
    String show(@PathVariable String host, Model model) {
        HostView found = hosts.require(host);
        Instant now = clock.instant();
        model.addAttribute("host", found.name());
        model.addAttribute(
                "probes",
                probes.of(found.name()).stream()
                        .map(probe -> ProbeViews.of(probe, now, clock.getZone()))
                        .toList());
        model.addAttribute(
                "places", probes.places().stream().map(ProbePages::choice).toList());
        model.addAttribute("clients", CLIENTS);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new Form(null, null, null, null, null, null).asTyped());
        }
        return "coexistence/probes";
    }

    private static Choice choice(ProbeWire.Place place) {
        return new Choice(place.interfaceName(), place.interfaceName() + ", " + place.address());
    }

    @PostMapping("/hosts/{host}/probe")
    String probe(
            @PathVariable String host,
            Form form,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            ProbeResult result = probes.run(host, form.wish(), principal.getName());
            next.addFlashAttribute("done", result.summary());
            return "redirect:/hosts/" + result.host() + "/probes";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("form", form.asTyped());
            return show(host, model);
        }
    }
}
