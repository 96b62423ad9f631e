package io.pxescope.rollouts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.rollouts.NicModelCount;
import io.pxescope.rollouts.PromotionKind;
import io.pxescope.rollouts.PromotionView;
import io.pxescope.rollouts.RollbackPreview;
import io.pxescope.webkit.Gallery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");
    private static final PromotionView OLD = new PromotionView(
            38, PromotionKind.PROMOTE, 1, "pxelinux-4.07", "as it was", "jtan", NOW.minusSeconds(9_000_000), null);
    private static final PromotionView NEW = new PromotionView(
            42, PromotionKind.PROMOTE, 2, "pxelinux-6.03", null, "mkeller", NOW.minusSeconds(600_000), null);

    private final Gallery gallery = new Gallery();

    @Test
    void offersToReturnToEachEarlierPromotion() {
        Map<String, Object> model = new HashMap<>();
        model.put("current", FleetViews.entry(NEW, true, NOW, ZoneOffset.UTC));
        model.put(
                "history",
                List.of(
                        FleetViews.entry(NEW, true, NOW, ZoneOffset.UTC),
                        FleetViews.entry(OLD, false, NOW, ZoneOffset.UTC)));
        model.put("back", "pxelinux-4.07");
        model.put("builds", List.of("pxelinux-6.03", "pxelinux-4.07"));
        model.put("profiles", List.of("rescue"));
        model.put("profile", "rescue");
        String html = gallery.page("rollouts/fleet", model);
        Gallery.keep("fleet", html);
        assertThat(html).contains("Return to pxelinux-4.07…").doesNotContain("Return to pxelinux-6.03…");
    }

    @Test
    void saysWhoChangesAndWhoKeepsBeforeARollback() {
        RollbackPreview preview = new RollbackPreview(
                NEW,
                OLD,
                3005,
                List.of(new NicModelCount("Intel X710", 1894), new NicModelCount("", 1111)),
                List.of("fra1-r09-u21", "fra1-r14-u07"),
                "00112233aabbccdd");
        Map<String, Object> model = new HashMap<>();
        model.put("preview", FleetViews.preview(preview, NOW, ZoneOffset.UTC));
        model.put("problem", "The fleet changed. Now 3,005 hosts. Look again.");
        String html = gallery.page("rollouts/back", model);
        Gallery.keep("back", html);
        assertThat(html)
                .contains("3,005 hosts get pxelinux-4.07 at their next boot.")
                .contains("Roll back 3,005 hosts")
                .contains("2 hosts keep the test build someone assigned.")
                .contains("model not said")
                .contains("value=\"00112233aabbccdd\"");
    }
}
