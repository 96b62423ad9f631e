package io.pxescope.catalog.web;

import io.pxescope.catalog.Builds;
import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogProblem;
import io.pxescope.catalog.CatalogUsage;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalog's pages: what there is, upload, one build. */
@PanelPage
class BuildPages {
    private final Catalog catalog;
    private final Builds builds;
    private final List<CatalogUsage> usages;
    private final Clock clock;

    BuildPages(Catalog catalog, Builds builds, List<CatalogUsage> usages, Clock clock) {
        this.catalog = catalog;
        this.builds = builds;
        this.usages = List.copyOf(usages);
        this.clock = clock;
    }

    @GetMapping("/builds")
    String list(Model model) {
        Instant now = clock.instant();
        List<CatalogBuild> all = catalog.builds();
        model.addAttribute(
                "builds",
                all.stream()
                        .map(build -> BuildViews.line(build, users(build.id()), now, clock.getZone()))
                        .toList());
        model.addAttribute(
                "profiles",
                catalog.profiles().stream()
                        .map(profile -> BuildViews.profile(profile, usersOfProfile(profile.id()), now, clock.getZone()))
                        .toList());
        model.addAttribute("lede", lede(all));
        return "catalog/builds";
    }

    @PostMapping("/builds")
    String upload(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<MultipartFile> archive,
            Principal principal,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            CatalogBuild stored = builds.store(name, null, Parts.of(archive, null), principal.getName());
            return "redirect:/builds/" + stored.id();
        } catch (CatalogProblem problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("name", name);
            model.addAttribute("uploadProblem", problem.text());
            return list(model);
        }
    }

    @GetMapping("/builds/{build}")
    String build(@PathVariable String build, Model model) {
        CatalogBuild found = find(build);
        model.addAttribute("build", BuildViews.whole(found, users(found.id()), clock.instant(), clock.getZone()));
        return "catalog/build";
    }

    @PostMapping("/builds/{id:\\d{1,18}}/delete")
    String delete(
            @PathVariable long id,
            Model model,
            HttpServletResponse response,
            Principal principal,
            RedirectAttributes next) {
        CatalogBuild found = find(Long.toString(id));
        try {
            builds.delete(id, principal.getName());
            next.addFlashAttribute("done", "Deleted " + found.name() + ".");
            return "redirect:/builds";
        } catch (CatalogProblem problem) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", problem.text());
            return build(Long.toString(id), model);
        }
    }

    private CatalogBuild find(String build) {
        return catalog.build(build).orElseThrow(() -> Refusal.notFound("There is no build called " + build + "."));
    }

    private List<String> users(long build) {
        return usages.stream()
                .flatMap(usage -> usage.usersOfBuild(build).stream())
                .toList();
    }

    private List<String> usersOfProfile(long profile) {
        return usages.stream()
                .flatMap(usage -> usage.usersOfProfile(profile).stream())
                .toList();
    }

    private static String lede(List<CatalogBuild> builds) {
        long warned =
                builds.stream().filter(build -> !build.warnings().isEmpty()).count();
        String count = builds.size() == 1 ? "1 build" : Quantity.count(builds.size()) + " builds";
        return warned == 0 ? count + "." : count + ", " + warned + " with files that may not fit together.";
    }
}
