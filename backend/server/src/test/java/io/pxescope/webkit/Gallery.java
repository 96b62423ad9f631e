package io.pxescope.webkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders templates without a server, into files that a browser can open from disk. */
public final class Gallery {
    private static final Path PAGES = Path.of("target", "pages");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    public Gallery() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        engine.setLinkBuilder(new StandardLinkBuilder() {
            @Override
            protected String computeContextPath(
                    IExpressionContext context, String base, Map<String, Object> parameters) {
                return base.startsWith("/css/") || base.startsWith("/js/") || base.equals("/favicon.svg")
                        ? "static"
                        : "";
            }
        });
    }

    public String page(String template, Map<String, Object> model) {
        Context context = new Context();
        context.setVariable("shell", shell());
        context.setVariable("user", new CurrentUser("mkeller", true, false));
        context.setVariables(model);
        return engine.process(template, context);
    }

    public String part(Part part) {
        Context context = new Context();
        context.setVariable("v", part.model());
        return engine.process(part.template(), Set.of(part.fragment()), context);
    }

    /** Writes a page to target/pages, with the style sheets beside it, and says where. */
    public static Path keep(String name, String html) {
        try {
            Files.createDirectories(PAGES);
            Path link = PAGES.resolve("static");
            if (!Files.exists(link)) {
                Files.createSymbolicLink(
                        link,
                        Path.of("../../frontend/src/main/resources/static")
                                .toAbsolutePath()
                                .normalize());
            }
            return Files.writeString(PAGES.resolve(name + ".html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shell shell() {
        List<Shell.Section> sections = List.of(
                new Shell.Section("dashboard", "Dashboard", "/", "i-dash", "", false),
                new Shell.Section("boots", "Boots", "/boots", "i-boots", "9", false),
                new Shell.Section("hosts", "Hosts", "/hosts", "i-hosts", "", false),
                new Shell.Section("builds", "Builds", "/builds", "i-box", "", false),
                new Shell.Section("fleet", "Fleet", "/rollouts", "i-roll", "", false),
                new Shell.Section("networks", "Networks", "/networks", "i-nets", "", false),
                new Shell.Section("audit", "Audit", "/audit", "i-audit", "", false));
        return new Shell("fra1", "mkeller", "operator", "MK", sections, sections.subList(0, 5));
    }
}
