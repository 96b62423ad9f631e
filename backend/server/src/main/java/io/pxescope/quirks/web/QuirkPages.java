package io.pxescope.quirks.web;

import io.pxescope.addressing.Networks;
import io.pxescope.policy.Network;
import io.pxescope.quirks.KnownTrouble;
import io.pxescope.quirks.QuirkBook;
import io.pxescope.quirks.RuleDraft;
import io.pxescope.quirks.RuleState;
import io.pxescope.quirks.RuleWords;
import io.pxescope.quirks.StoredRule;
import io.pxescope.webkit.PanelPage;
import io.pxescope.webkit.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Quirk rules: the list with known trouble beside it, a new one, and the page of one. */
@PanelPage
class QuirkPages {
    private final QuirkBook book;
    private final RuleWords words;
    private final Networks networks;

    QuirkPages(QuirkBook book, RuleWords words, Networks networks) {
        this.book = book;
        this.words = words;
        this.networks = networks;
    }

    @GetMapping("/quirks")
    String list(Model model) {
        List<StoredRule> rules = book.all();
        long inForce =
                rules.stream().filter(rule -> rule.state() != RuleState.OFF).count();
        model.addAttribute(
                "rules",
                rules.stream().map(rule -> QuirkViews.line(rule, words)).toList());
        model.addAttribute(
                "templates",
                KnownTrouble.ALL.stream()
                        .map(known -> QuirkViews.template(known, rules))
                        .toList());
        model.addAttribute(
                "lede",
                inForce == 0
                        ? "Every client is answered as the standards have it."
                        : inForce + (inForce == 1 ? " rule is" : " rules are") + " in force.");
        return "quirks/list";
    }

    @GetMapping("/quirks/new")
    String blank(Model model) {
        return edit(null, RuleDraft.EMPTY, null, model);
    }

    @PostMapping("/quirks")
    String create(
            RuleDraft draft, Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            StoredRule rule = book.create(draft, principal.getName());
            next.addFlashAttribute("done", "Added, and off. Try it out on one host, or put it on.");
            return page(rule);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            return edit(null, draft, refusal.getMessage(), model);
        }
    }

    /** One click: a rule of known trouble, to be narrowed down. */
    @PostMapping("/quirks/templates/{key}")
    String take(@PathVariable String key, Principal principal, RedirectAttributes next) {
        try {
            StoredRule rule = book.create(KnownTrouble.require(key).rule(), principal.getName());
            next.addFlashAttribute("done", "Taken, and off. Say for which machines, then try it out on one of them.");
            return page(rule);
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
            return "redirect:/quirks";
        }
    }

    @GetMapping("/quirks/{id:[0-9]+}")
    String show(@PathVariable long id, Model model) {
        StoredRule rule = book.require(id);
        return edit(rule, book.draft(rule), null, model);
    }

    @PostMapping("/quirks/{id:[0-9]+}")
    String change(
            @PathVariable long id,
            RuleDraft draft,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            StoredRule rule = book.change(id, before -> draft, principal.getName());
            next.addFlashAttribute("done", "Saved. Takes effect with the next OFFER of a boot that begins.");
            return page(rule);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            return edit(book.require(id), draft, refusal.getMessage(), model);
        }
    }

    @PostMapping("/quirks/{id:[0-9]+}/state")
    String put(
            @PathVariable long id,
            @RequestParam RuleState state,
            @RequestParam(required = false) @Nullable String host,
            Principal principal,
            RedirectAttributes next) {
        try {
            StoredRule rule = book.put(id, state, host, principal.getName());
            next.addFlashAttribute(
                    "done",
                    rule.state() == RuleState.OFF
                            ? "It is off. Boots under way keep what they began with."
                            : QuirkViews.line(rule, words).state().text()
                                    + ". Takes effect with the next OFFER of a boot that begins.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", refusal.getMessage());
        }
        return "redirect:/quirks/" + id;
    }

    @PostMapping("/quirks/{id:[0-9]+}/delete")
    String delete(@PathVariable long id, Principal principal, RedirectAttributes next) {
        String name = book.require(id).rule().name();
        book.delete(id, principal.getName());
        next.addFlashAttribute("done", "Removed " + name + ".");
        return "redirect:/quirks";
    }

    private String edit(@Nullable StoredRule rule, RuleDraft draft, @Nullable String problem, Model model) {
        model.addAttribute("rule", rule == null ? null : QuirkViews.line(rule, words));
        model.addAttribute("form", QuirkViews.form(draft));
        model.addAttribute("firmware", QuirkViews.firmware());
        model.addAttribute(
                "networks", networks.all().stream().map(Network::name).toList());
        if (problem != null) {
            model.addAttribute("problem", problem);
        }
        return "quirks/rule";
    }

    private static String page(StoredRule rule) {
        return "redirect:/quirks/" + rule.rule().id();
    }
}
