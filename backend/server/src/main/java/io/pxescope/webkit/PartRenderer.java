package io.pxescope.webkit;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders a part by the fragment that the page was rendered with. */
@Component
class PartRenderer {
    private final ITemplateEngine engine;

    PartRenderer(ITemplateEngine engine) {
        this.engine = engine;
    }

    String html(Part part) {
        Context context = new Context();
        context.setVariable("v", part.model());
        return engine.process(part.template(), Set.of(part.fragment()), context).strip();
    }
}
