package io.pxescope.inventory.web;

import io.pxescope.inventory.Assignments;
import io.pxescope.inventory.BuildNames;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicDraft;
import io.pxescope.inventory.ProfileNames;
import io.pxescope.webkit.OnHostPage;
import io.pxescope.webkit.OnHostPage.HostOnPage;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one host: what it gets and why, its build, its NICs. */
@PanelPage
class HostPages {
    private final Hosts hosts;
    private final Assignments assignments;
    private final BuildNames builds;
    private final ProfileNames profiles;
    private final List<OnHostPage> rooms;
    private final Clock clock;

    HostPages(
            Hosts hosts,
            Assignments assignments,
            BuildNames builds,
            ProfileNames profiles,
            List<OnHostPage> rooms,
            Clock clock) {
        this.hosts = hosts;
        this.assignments = assignments;
        this.builds = builds;
        this.profiles = profiles;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    @GetMapping("/hosts/{host}")
    String show(@PathVariable String host, @RequestParam(defaultValue = "bios") String arch, Model model) {
        HostView found = hosts.require(host);
        if (!found.name().equals(host)) {
            return "redirect:/hosts/" + found.name();
        }
        HostOnPage shown = new HostOnPage(
                found.id(),
                found.name(),
                found.nics().stream().map(nic -> nic.mac().toString()).toList(),
                arch);
        Long profileId = found.profileId();
        String profile = profileId == null ? "" : profiles.nameOf(profileId).orElse("");
        model.addAttribute("host", HostViews.whole(found, profile, clock.instant(), clock.getZone()));
        model.addAttribute(
                "cards",
                rooms.stream().flatMap(room -> room.cards(shown).stream()).toList());
        model.addAttribute("builds", builds.all());
        model.addAttribute("profiles", profiles.all());
        List<NicDraft> nics = new ArrayList<>(hosts.draft(found).nics());
        nics.add(new NicDraft("", null, null));
        model.addAttribute("nics", nics);
        return "inventory/host";
    }

    /** From the host's page, or from the dashboard with the machine as a field. */
    @PostMapping({"/hosts/{name}/assignment", "/assignments"})
    String assign(
            @PathVariable(required = false) @Nullable String name,
            AssignForm form,
            Principal principal,
            RedirectAttributes next) {
        String machine =
                name == null ? Objects.requireNonNullElse(form.host(), "").strip() : name;
        try {
            HostView host = hosts.require(machine);
            assignments.assign(host.name(), form.draft(clock.getZone()), principal.getName());
            next.addFlashAttribute("done", "Assigned. Takes effect at its next boot; nothing is restarted.");
            next.addFlashAttribute("watch", true);
            return "redirect:/hosts/" + host.name();
        } catch (Refusal refusal) {
            next.addFlashAttribute("assignProblem", refusal.getMessage());
            next.addFlashAttribute("machine", machine);
            return name == null ? "redirect:/#assign" : "redirect:/hosts/" + name + "#assign";
        }
    }

    @PostMapping("/hosts/{host}/assignment/release")
    String release(
            @PathVariable String host,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal,
            RedirectAttributes next) {
        boolean released =
                assignments.release(host, reason, principal.getName()).isPresent();
        next.addFlashAttribute(
                "done",
                released ? "Released. It gets the fleet’s build at its next boot." : "It had no build of its own.");
        return "redirect:/hosts/" + host;
    }

    @PostMapping("/hosts/{host}")
    String change(@PathVariable String host, HostForm form, Principal principal, RedirectAttributes next) {
        try {
            HostView changed = hosts.change(host, before -> form.draft(), principal.getName());
            next.addFlashAttribute("done", "Saved. Takes effect at its next DISCOVER.");
            return "redirect:/hosts/" + changed.name();
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            return "redirect:/hosts/" + host;
        }
    }

    @PostMapping("/hosts/{host}/delete")
    String delete(@PathVariable String host, Principal principal, RedirectAttributes next) {
        hosts.delete(host, principal.getName());
        next.addFlashAttribute("done", "Removed " + host + ". Its boots stay.");
        return "redirect:/hosts";
    }
}
