package io.pxescope.rollouts.web;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.rollouts.Fleet;
import io.pxescope.rollouts.FleetRollback;
import io.pxescope.rollouts.PromotionView;
import io.pxescope.rollouts.Promotions;
import io.pxescope.rollouts.RollbackDone;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the whole fleet boots: the build in force, its history, promotion, and the way back. */
@PanelPage
class FleetPages {
    private static final String HERE = "redirect:/rollouts";

    private final Fleet fleet;
    private final Promotions promotions;
    private final FleetRollback rollback;
    private final Catalog catalog;
    private final Clock clock;

    FleetPages(Fleet fleet, Promotions promotions, FleetRollback rollback, Catalog catalog, Clock clock) {
        this.fleet = fleet;
        this.promotions = promotions;
        this.rollback = rollback;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping("/rollouts")
    String fleet(Model model) {
        Instant now = clock.instant();
        Optional<PromotionView> current = promotions.current();
        List<PromotionView> history = promotions.history();
        model.addAttribute(
                "current",
                current.map(entry -> FleetViews.entry(entry, true, now, clock.getZone()))
                        .orElse(null));
        model.addAttribute(
                "history",
                history.stream()
                        .map(entry -> FleetViews.entry(
                                entry, current.filter(c -> c.id() == entry.id()).isPresent(), now, clock.getZone()))
                        .toList());
        model.addAttribute("back", wayBack());
        model.addAttribute(
                "builds", catalog.builds().stream().map(CatalogBuild::name).toList());
        model.addAttribute(
                "profiles",
                catalog.profiles().stream().map(CatalogProfile::name).toList());
        model.addAttribute("profile", fleet.profile().map(CatalogProfile::name).orElse(""));
        return "rollouts/fleet";
    }

    /** The build that the fleet would return to, or null where there is no way back. */
    private @Nullable String wayBack() {
        try {
            return rollback.preview(null).to().build();
        } catch (Refusal noWayBack) {
            return null;
        }
    }

    @PostMapping("/rollouts/promote")
    String promote(
            @RequestParam(required = false) @Nullable String build,
            @RequestParam(required = false) @Nullable String note,
            Principal principal,
            RedirectAttributes next) {
        try {
            PromotionView entry = promotions.promote(build, note, principal.getName());
            next.addFlashAttribute(
                    "done", "The fleet boots " + entry.build() + ". Each host gets it at its next boot.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
        }
        return HERE;
    }

    @PostMapping("/rollouts/profile")
    String profile(
            @RequestParam(required = false) @Nullable String profile, Principal principal, RedirectAttributes next) {
        try {
            CatalogProfile chosen = fleet.setProfile(profile, principal.getName());
            next.addFlashAttribute("done", "Hosts without a profile of their own boot " + chosen.name() + ".");
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
        }
        return HERE;
    }

    /** What a rollback would do, to be looked at before it is done. */
    @GetMapping("/rollouts/back")
    String preview(@RequestParam(required = false) @Nullable String to, Model model, RedirectAttributes next) {
        try {
            model.addAttribute("preview", FleetViews.preview(rollback.preview(to), clock.instant(), clock.getZone()));
            return "rollouts/back";
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            return HERE;
        }
    }

    /** @param fingerprint of what was looked at: if the fleet changed meanwhile, nothing is done but looking again */
    @PostMapping("/rollouts/back")
    String rollBack(
            @RequestParam String fingerprint,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String note,
            Principal principal,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            RollbackDone done = rollback.apply(fingerprint, to, note, principal.getName());
            next.addFlashAttribute(
                    "done",
                    "Rolled back. " + FleetViews.hosts(done.hosts()) + " get"
                            + (done.hosts() == 1 ? "s " : " ") + done.entry().build() + " at the next boot, "
                            + FleetViews.hosts(done.kept()) + " on a test build unchanged. No machine is restarted.");
            return HERE;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("note", note);
            return preview(to, model, next);
        }
    }
}
