package io.pxescope.rollouts;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promotions of a build for the whole fleet, and their history. */
@Service
@Transactional(readOnly = true)
public class Promotions {
    private static final int TOLD = 500;
    private static final int LONGEST_NOTE = 500;

    private final PromotionRecords records;
    private final FleetRecords fleets;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Promotions(
            PromotionRecords records,
            FleetRecords fleets,
            Catalog catalog,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.fleets = fleets;
        this.catalog = catalog;
        this.events = events;
        this.clock = clock;
    }

    /** The entry in force; empty before the first promotion. */
    public Optional<PromotionView> current() {
        return inForce(fleets.row()).map(Promotion::view);
    }

    /** Newest first, at most 500. */
    public List<PromotionView> history() {
        return records.newest(Limit.of(TOLD)).stream().map(Promotion::view).toList();
    }

    /**
     * Makes a build the fleet's. Promoting what is in force changes nothing and answers the entry in force.
     *
     * @param build its name
     * @param note why, or null
     * @throws Refusal when there is no such build
     */
    @Transactional
    public PromotionView promote(@Nullable String build, @Nullable String note, String by) {
        if (build == null || build.isBlank()) {
            throw Refusal.invalid("build", "Which build? Give its name.");
        }
        String why = note(note);
        CatalogBuild chosen = catalog.build(build.strip())
                .orElseThrow(() -> Refusal.invalid("build", "There is no build called \"" + build + "\"."));
        FleetRow fleet = fleets.locked();
        Optional<Promotion> before = inForce(fleet);
        if (before.isPresent() && before.get().buildId() == chosen.id()) {
            return before.get().view();
        }
        Promotion promotion =
                Promotion.promote(chosen.id(), chosen.name(), before.orElse(null), why, by, clock.instant());
        return putInForce(fleet, promotion, "promote build");
    }

    /** Writes an entry and makes it the one in force. The caller holds the fleet's lock. */
    PromotionView putInForce(FleetRow fleet, Promotion promotion, String action) {
        String before = inForce(fleet).map(Promotion::build).orElse(null);
        PromotionView stored = records.saveAndFlush(promotion).view();
        fleet.boot(promotion);
        fleets.flush();
        events.publishEvent(new Changed(stored.by(), action, "fleet", "fleet", before, stored.build(), stored.note()));
        events.publishEvent(new FleetChanged());
        return stored;
    }

    Optional<Promotion> inForce(FleetRow fleet) {
        Long promotionId = fleet.view().promotionId();
        return promotionId == null ? Optional.empty() : records.findById(promotionId);
    }

    static @Nullable String note(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String note = written.strip();
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "At most " + LONGEST_NOTE + " characters; these are " + note.length() + ".");
        }
        if (note.indexOf('\0') >= 0) {
            throw Refusal.invalid("note", "A text without NUL characters.");
        }
        return note;
    }
}
