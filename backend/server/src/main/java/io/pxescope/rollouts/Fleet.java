package io.pxescope.rollouts;

import io.pxescope.catalog.Catalog;
import io.pxescope.catalog.CatalogProfile;
import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What machines get that have nothing of their own. */
@Service
@Transactional(readOnly = true)
public class Fleet {
    private final FleetRecords records;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;

    Fleet(FleetRecords records, Catalog catalog, ApplicationEventPublisher events) {
        this.records = records;
        this.catalog = catalog;
        this.events = events;
    }

    public FleetView state() {
        return records.row().view();
    }

    /** The profile of hosts that have none of their own; empty while none was chosen. */
    public Optional<CatalogProfile> profile() {
        Long profileId = state().profileId();
        return profileId == null ? Optional.empty() : catalog.profile(profileId);
    }

    /**
     * @param profile its name
     * @throws Refusal when there is no such profile
     */
    @Transactional
    public CatalogProfile setProfile(@Nullable String profile, String by) {
        if (profile == null || profile.isBlank()) {
            throw Refusal.invalid("profile", "Which profile? Give its name.");
        }
        CatalogProfile chosen = catalog.profile(profile.strip())
                .orElseThrow(() -> Refusal.invalid("profile", "There is no profile called \"" + profile + "\"."));
        FleetRow fleet = records.locked();
        Long before = fleet.view().profileId();
        if (!Objects.equals(before, chosen.id())) {
            fleet.profile(chosen.id());
            records.flush();
            String old = before == null
                    ? null
                    : catalog.profile(before).map(CatalogProfile::name).orElse(null);
            events.publishEvent(new Changed(by, "set profile", "fleet", "fleet", old, chosen.name()));
            events.publishEvent(new FleetChanged());
        }
        return chosen;
    }
}
