package io.pxescope.catalog.web;

import io.pxescope.catalog.CatalogProblem;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.catalog.Profiles;
import io.pxescope.webkit.PanelPage;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Boot profiles, made and deleted on the page of the catalog. */
@PanelPage
class ProfilePages {
    private static final String BACK = "redirect:/builds#profiles";

    private final Profiles profiles;

    ProfilePages(Profiles profiles) {
        this.profiles = profiles;
    }

    /** @param localBoot whether the machine goes on to its disk; kernel, initrd and append are then left out */
    @PostMapping("/profiles")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean localBoot,
            @RequestParam(required = false) @Nullable MultipartFile kernel,
            @RequestParam(required = false) @Nullable MultipartFile initrd,
            @RequestParam(defaultValue = "") String append,
            @RequestParam(defaultValue = "") String transport,
            Principal principal,
            RedirectAttributes next)
            throws IOException {
        try {
            CatalogProfile stored = localBoot
                    ? profiles.storeLocalBoot(name, principal.getName())
                    : profiles.store(
                            name,
                            Parts.of(kernel, false),
                            Parts.of(initrd, false),
                            append,
                            transport,
                            principal.getName());
            next.addFlashAttribute("done", "Made the profile " + stored.name() + ".");
        } catch (CatalogProblem problem) {
            next.addFlashAttribute("profileProblem", problem.text());
            next.addFlashAttribute("profileName", name);
            next.addFlashAttribute("profileAppend", append);
            next.addFlashAttribute("profileTransport", transport);
        }
        return BACK;
    }

    @PostMapping("/profiles/{id:\\d{1,18}}/delete")
    String delete(@PathVariable long id, Principal principal, RedirectAttributes next) {
        try {
            profiles.delete(id, principal.getName());
            next.addFlashAttribute("done", "Deleted the profile.");
        } catch (CatalogProblem problem) {
            next.addFlashAttribute("profileProblem", problem.text());
        }
        return BACK;
    }
}
