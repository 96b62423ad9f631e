package io.pxescope.webkit;

import io.pxescope.settings.PxescopeProperties;
import io.pxescope.webkit.Shell.Section;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its bars. */
@ControllerAdvice(annotations = PanelPage.class)
class ShellAdvice {
    private static final List<Section> SECTIONS = List.of(
            new Section("dashboard", "Dashboard", "/", "i-dash", "", false),
            new Section("boots", "Boots", "/boots", "i-boots", "", false),
            new Section("hosts", "Hosts", "/hosts", "i-hosts", "", false),
            new Section("builds", "Builds", "/builds", "i-box", "", false),
            new Section("fleet", "Fleet", "/rollouts", "i-roll", "", false),
            new Section("networks", "Networks", "/networks", "i-nets", "", false),
            new Section("quirks", "Quirks", "/quirks", "i-warn", "", false),
            new Section("audit", "Audit", "/audit", "i-audit", "", false));

    private static final List<String> TABS = List.of("dashboard", "boots", "hosts", "fleet");

    private static final Section MORE = new Section("more", "More", "/more", "i-more", "", false);

    private final PxescopeProperties settings;
    private final List<SectionCount> counts;

    ShellAdvice(PxescopeProperties settings, List<SectionCount> counts) {
        this.settings = settings;
        this.counts = List.copyOf(counts);
    }

    @ModelAttribute("shell")
    Shell shell() {
        CurrentUser signedIn = CurrentUser.of(SecurityContextHolder.getContext().getAuthentication());
        String user = signedIn.name();
        List<Section> sections = SECTIONS.stream().map(this::counted).toList();
        return new Shell(
                settings.node(),
                user,
                role(signedIn),
                user.substring(0, Math.min(2, user.length())).toUpperCase(Locale.ROOT),
                sections,
                Stream.concat(sections.stream().filter(section -> TABS.contains(section.key())), Stream.of(MORE))
                        .toList());
    }

    private Section counted(Section section) {
        return counts.stream()
                .filter(count -> count.section().equals(section.key()))
                .findFirst()
                .map(count -> new Section(
                        section.key(), section.title(), section.href(), section.icon(), count.text(), count.bad()))
                .orElse(section);
    }

    /** The highest of the roles, which include each other. */
    private static String role(CurrentUser user) {
        if (!user.signedIn()) {
            return "";
        }
        return user.administers() ? "administrator" : user.operates() ? "operator" : "viewer";
    }
}
