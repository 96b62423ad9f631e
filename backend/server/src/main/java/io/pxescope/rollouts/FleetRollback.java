package io.pxescope.rollouts;

import io.pxescope.inventory.Hosts;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the fleet back to a build it had: first looked at, then done. Hosts with a test build of their own keep it: a
 * rollback writes an entry of the history and the fleet's one row, and nothing else.
 *
 * <p>Without a named target it walks back promotion by promotion: after A, B, C it returns to B, the next time to A, and then
 * is refused. A promotion made after a rollback leads back to what the rollback had restored.
 */
@Service
@Transactional(readOnly = true)
public class FleetRollback {
    private final FleetRecords fleets;
    private final Promotions promotions;
    private final WayBack wayBack;
    private final Hosts hosts;
    private final Clock clock;

    FleetRollback(FleetRecords fleets, Promotions promotions, WayBack wayBack, Hosts hosts, Clock clock) {
        this.fleets = fleets;
        this.promotions = promotions;
        this.wayBack = wayBack;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * What {@link #apply} would do now.
     *
     * @param to id of an entry of the history or name of a promoted build; null: the previous one
     * @throws Refusal when there is no way back
     */
    public RollbackPreview preview(@Nullable String to) {
        FleetRow fleet = fleets.row();
        return preview(fleet, wayBack.target(fleet, to));
    }

    /**
     * Rolls back, in one transaction.
     *
     * @param fingerprint of the preview that was looked at; null: whatever the state is now
     * @param to as for the preview
     * @throws Refusal when the fleet is no longer as in the preview, or there is no way back; then nothing is changed
     */
    @Transactional
    public RollbackDone apply(@Nullable String fingerprint, @Nullable String to, @Nullable String note, String by) {
        String why = Promotions.note(note);
        FleetRow fleet = fleets.locked();
        Promotion target = wayBack.target(fleet, to);
        RollbackPreview now = preview(fleet, target);
        if (fingerprint != null && !fingerprint.equals(now.fingerprint())) {
            throw Refusal.conflict(String.format(
                    Locale.ROOT,
                    "The fleet changed. Now %,d %s. Look again.",
                    now.hosts(),
                    now.hosts() == 1 ? "host" : "hosts"));
        }
        Promotion rollback = Promotion.rollback(target, why, by, clock.instant());
        PromotionView entry = promotions.putInForce(fleet, rollback, "roll back fleet");
        return new RollbackDone(entry, now.hosts(), now.keepers().size());
    }

    private RollbackPreview preview(FleetRow fleet, Promotion target) {
        Promotion current = promotions
                .inForce(fleet)
                .orElseThrow(() -> new IllegalStateException("A fleet with a way back has a build"));
        BlastRadius radius = BlastRadius.of(hosts.all(), clock.instant());
        return new RollbackPreview(
                current.view(),
                target.view(),
                radius.changing().size(),
                radius.models(),
                radius.keepers(),
                radius.fingerprint(current, target));
    }
}
