package io.pxescope.rollouts;

import io.pxescope.catalog.Catalog;
import io.pxescope.webkit.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the promotion a rollback returns to.
 *
 * <p>Unless one is named, it is the promotion that was in force when the current one was made; after a rollback the current
 * one is the one returned to. So with promotions A, B, C, rolling back twice gives B, then A, and a third time is refused;
 * and when D is promoted after that, its way back is A, not C, because A is what the fleet booted before D. Promotions whose
 * build was deleted, or is the build in force, are passed over.
 */
@Component
class WayBack {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final PromotionRecords records;
    private final Promotions promotions;
    private final Catalog catalog;

    WayBack(PromotionRecords records, Promotions promotions, Catalog catalog) {
        this.records = records;
        this.promotions = promotions;
        this.catalog = catalog;
    }

    /** Where an unnamed rollback goes; empty when there is nowhere to go. */
    Optional<Promotion> previous(FleetRow fleet) {
        Optional<Promotion> current = promotions.inForce(fleet);
        Optional<Promotion> before = current.flatMap(this::before);
        while (before.isPresent() && (sameBuild(before.get(), current.get()) || gone(before.get()))) {
            before = before.flatMap(this::before);
        }
        return before;
    }

    /**
     * @param to id of an entry of the history, or name of a build that was promoted; null or blank: the previous one
     * @throws Refusal when there is no way back, in words
     */
    Promotion target(FleetRow fleet, @Nullable String to) {
        Promotion current = promotions
                .inForce(fleet)
                .orElseThrow(() -> Refusal.conflict("The fleet has no build yet, so there is nothing to roll back."));
        if (to == null || to.isBlank()) {
            return previous(fleet)
                    .orElseThrow(() -> Refusal.conflict("The fleet booted nothing before " + current.build()
                            + " that is still in the catalog. Promote another build."));
        }
        Promotion target = named(to.strip());
        if (sameBuild(target, current)) {
            throw Refusal.conflict("The fleet boots " + current.build() + " already.");
        }
        if (gone(target)) {
            throw Refusal.conflict(
                    "The build " + target.build() + " was deleted from the catalog. Upload it again and promote it.");
        }
        return target;
    }

    private Promotion named(String to) {
        if (ID.matcher(to).matches()) {
            return records.findById(Long.parseLong(to))
                    .orElseThrow(() -> Refusal.invalid("to", "The fleet's history has no entry " + to + "."));
        }
        List<Promotion> ofBuild = records.ofBuild(to);
        return ofBuild.stream()
                .filter(promotion -> !gone(promotion))
                .findFirst()
                .or(() -> ofBuild.stream().findFirst())
                .orElseThrow(() -> Refusal.invalid(
                        "to",
                        "The fleet never booted a build called \"" + to
                                + "\", so it cannot return to it. Promote it instead."));
    }

    private Optional<Promotion> before(Promotion entry) {
        return records.findById(entry.effectiveId()).map(Promotion::followed).flatMap(records::findById);
    }

    private boolean gone(Promotion promotion) {
        return catalog.build(promotion.buildId()).isEmpty();
    }

    private static boolean sameBuild(Promotion one, Promotion other) {
        return one.buildId() == other.buildId();
    }
}
