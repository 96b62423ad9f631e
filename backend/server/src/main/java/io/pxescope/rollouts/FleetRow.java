package io.pxescope.rollouts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The one row of what is in force. */
@Entity
@Table(name = "rollouts_fleet")
class FleetRow {
    static final int ID = 1;

    @Id
    private int id = ID;

    @Column(name = "promotion_id")
    private @Nullable Long promotionId;

    @Column(name = "build_id")
    private @Nullable Long buildId;

    @Column(name = "profile_id")
    private @Nullable Long profileId;

    protected FleetRow() {}

    void boot(Promotion promotion) {
        promotionId = promotion.id();
        buildId = promotion.buildId();
    }

    void profile(long profile) {
        profileId = profile;
    }

    FleetView view() {
        return new FleetView(promotionId, buildId, profileId);
    }
}
