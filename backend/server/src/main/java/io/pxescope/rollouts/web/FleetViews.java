package io.pxescope.rollouts.web;

import io.pxescope.rollouts.NicModelCount;
import io.pxescope.rollouts.PromotionKind;
import io.pxescope.rollouts.PromotionView;
import io.pxescope.rollouts.RollbackPreview;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fleet's build and its history as the pages show them. */
final class FleetViews {
    private static final int KEEPERS_NAMED = 12;

    private FleetViews() {}

    /**
     * An entry of the history.
     *
     * @param backHref where one returns to it, or null: it is in force
     */
    record Entry(
            long id,
            BuildChip build,
            Status kind,
            String note,
            String by,
            Moment at,
            @Nullable String backHref) {}

    /**
     * What a rollback would do.
     *
     * @param deed for the button: how many change
     * @param keepers the first who keep a build of their own
     */
    record Preview(
            String deed,
            String headline,
            BuildChip from,
            BuildChip to,
            Moment toAt,
            long toId,
            List<Model> models,
            String kept,
            List<String> keepers,
            String moreKeepers,
            String fingerprint) {}

    record Model(String name, String hosts) {}

    static Entry entry(PromotionView entry, boolean inForce, Instant now, ZoneId zone) {
        boolean rollback = entry.kind() == PromotionKind.ROLLBACK;
        return new Entry(
                entry.id(),
                chip(entry),
                inForce ? Status.ok("in force") : Status.plain(rollback ? "rolled back to" : "promoted"),
                Shown.text(Objects.requireNonNullElse(entry.note(), "")),
                Shown.text(entry.by()),
                Moment.of(entry.at(), now, zone),
                inForce ? null : "/rollouts/back?to=" + entry.id());
    }

    static Preview preview(RollbackPreview preview, Instant now, ZoneId zone) {
        String hosts = hosts(preview.hosts());
        List<String> keepers = preview.keepers();
        return new Preview(
                "Roll back " + hosts,
                hosts + (preview.hosts() == 1 ? " gets " : " get ")
                        + Shown.text(preview.to().build()) + " at " + (preview.hosts() == 1 ? "its" : "their")
                        + " next boot.",
                chip(preview.from()),
                chip(preview.to()),
                Moment.of(preview.to().at(), now, zone),
                preview.to().id(),
                preview.models().stream().map(FleetViews::model).toList(),
                keepers.isEmpty()
                        ? "No host has a test build of its own."
                        : hosts(keepers.size()) + (keepers.size() == 1 ? " keeps" : " keep")
                                + " the test build someone assigned.",
                keepers.stream().limit(KEEPERS_NAMED).map(Shown::text).toList(),
                keepers.size() > KEEPERS_NAMED ? "and " + Quantity.count(keepers.size() - KEEPERS_NAMED) + " more" : "",
                preview.fingerprint());
    }

    private static Model model(NicModelCount count) {
        return new Model(
                count.model().isEmpty() ? "model not said" : Shown.text(count.model()), Quantity.count(count.hosts()));
    }

    static BuildChip chip(PromotionView entry) {
        return new BuildChip(Shown.text(entry.build()), "/builds/" + entry.buildId(), false, "");
    }

    static String hosts(int n) {
        return n == 1 ? "1 host" : Quantity.count(n) + " hosts";
    }
}
