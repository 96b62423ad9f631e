package io.pxescope.traces.web;

import io.pxescope.traces.BootQuery;
import io.pxescope.traces.Boots;
import io.pxescope.webkit.Finder;
import io.pxescope.webkit.Shown;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds boots by number, host, MAC, address, build or remark. */
@Component
class BootFinder implements Finder {
    private final Boots boots;

    BootFinder(Boots boots) {
        this.boots = boots;
    }

    @Override
    public List<Found> find(String words) {
        return boots.newest(new BootQuery(null, Set.of(), null, null, null, words, null, 10)).stream()
                .map(boot -> new Found(
                        "Boot",
                        boot.id() + " of " + Shown.text(boot.title()),
                        boot.state().key() + (boot.remark().isEmpty() ? "" : ", " + boot.remark()),
                        "/boots/" + boot.id(),
                        words.equals(Long.toString(boot.id()))))
                .toList();
    }
}
