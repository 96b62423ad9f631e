package io.pxescope.webkit;

import org.springframework.web.bind.annotation.GetMapping;

/** The sections that have no place at the foot of a small screen, and the way out. */
@PanelPage
class MoreController {
    @GetMapping("/more")
    String more() {
        return "webkit/more";
    }
}
