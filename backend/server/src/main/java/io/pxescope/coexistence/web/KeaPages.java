package io.pxescope.coexistence.web;

import io.pxescope.coexistence.KeaServers;
import io.pxescope.coexistence.KeaSilence;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Kea on the ticket's page: named, previewed, applied, undone. */
@PanelPage
class KeaPages {
    private final KeaServers servers;
    private final KeaSilence silence;

    KeaPages(KeaServers servers, KeaSilence silence) {
        this.servers = servers;
        this.silence = silence;
    }

    @PostMapping("/kea-servers")
    String add(
            @RequestParam String host,
            @RequestParam String name,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String password,
            Principal principal,
            RedirectAttributes next) {
        try {
            servers.add(name, url, user, password, principal.getName());
            next.addFlashAttribute("done", "Added " + name + ". Nothing was asked of it yet.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            next.addFlashAttribute("keaName", name);
            next.addFlashAttribute("keaUrl", url);
            next.addFlashAttribute("keaUser", user);
        }
        return ticket(host);
    }

    @PostMapping("/hosts/{host}/ticket/kea/{server}")
    String preview(
            @PathVariable String host,
            @PathVariable String server,
            @RequestParam(defaultValue = "false") boolean undo,
            Model model,
            RedirectAttributes next) {
        try {
            model.addAttribute("preview", silence.preview(server, host, undo));
            return "coexistence/kea";
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            return ticket(host);
        }
    }

    @PostMapping("/hosts/{host}/ticket/kea/{server}/apply")
    String apply(
            @PathVariable String host,
            @PathVariable String server,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam String fingerprint,
            @RequestParam(defaultValue = "false") boolean write,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute(
                    "done", silence.apply(server, host, undo, fingerprint, write, principal.getName(), reason));
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
        }
        return ticket(host);
    }

    /** The host's name in a path: the characters of a host's name need no escape. */
    private static String ticket(String host) {
        return "redirect:/hosts/" + host.replaceAll("[^A-Za-z0-9._:-]", "") + "/ticket#kea";
    }
}
