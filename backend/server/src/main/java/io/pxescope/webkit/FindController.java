package io.pxescope.webkit;

import io.pxescope.webkit.Finder.Found;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search box: one exact hit opens at once, else all hits are listed. */
@PanelPage
class FindController {
    private static final int LONGEST = 200;

    private final List<Finder> finders;

    FindController(List<Finder> finders) {
        this.finders = List.copyOf(finders);
    }

    @GetMapping("/find")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        String words = q.strip();
        List<Found> found = words.isEmpty() || words.length() > LONGEST
                ? List.of()
                : finders.stream()
                        .flatMap(finder -> finder.find(words).stream())
                        .toList();
        List<Found> exact = found.stream().filter(Found::exact).toList();
        if (exact.size() == 1) {
            return "redirect:" + exact.get(0).href();
        }
        model.addAttribute("q", words);
        model.addAttribute("found", found);
        return "webkit/find";
    }
}
