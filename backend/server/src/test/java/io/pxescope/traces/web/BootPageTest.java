package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.traces.StoredBoot;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.Gallery;
import io.pxescope.webkit.Part;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The page of a boot, and the parts of it that change. */
class BootPageTest {
    private final Gallery gallery = new Gallery();

    @TestFactory
    Stream<DynamicTest> rendersEveryPartOfThePageWithTheFragmentThatAlsoPatchesIt() {
        return Map.of(
                        "passed", Fixtures.passed(),
                        "live", Fixtures.live(),
                        "http", Fixtures.overHttp(),
                        "early", Fixtures.early(),
                        "module-missing", Fixtures.moduleMissing(),
                        "failed-in-silence", Fixtures.failedInSilence(),
                        "silent", Fixtures.silent())
                .entrySet()
                .stream()
                .map(boot -> DynamicTest.dynamicTest(
                        boot.getKey(), () -> pageHoldsItsParts(boot.getKey(), boot.getValue())));
    }

    private void pageHoldsItsParts(String name, StoredBoot boot) {
        BootPage page = BootPages.of(boot, ZoneOffset.UTC);
        String html = gallery.page("traces/boot", model(page, boot));
        Gallery.keep("boot-" + name, html);
        for (Part part : BootParts.of(page)) {
            assertThat(html).contains(gallery.part(part));
        }
    }

    private static Map<String, Object> model(BootPage page, StoredBoot boot) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("live", true);
        model.put("topic", "boot:" + page.id());
        model.put("now", boot.at().toEpochMilli());
        model.put("scale", "gaps");
        model.put("rows", "all");
        model.put(
                "rowChoices",
                List.of(
                        new Choice("all", "All"),
                        new Choice("transfers", "Transfers"),
                        new Choice("problems", "Problems")));
        return model;
    }
}
