package io.pxescope.rollouts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the fleet's history; never changed. A promotion knows which promotion was in force when it was made, a
 * rollback which one it returned to, so the history is a tree to walk back in.
 */
@Entity
@Table(name = "rollouts_promotions")
class Promotion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private PromotionKind kind = PromotionKind.PROMOTE;

    @Column(name = "build_id")
    private long buildId;

    private String build = "";
    private @Nullable String note;

    @Column(name = "made_by")
    private String madeBy = "";

    private Instant at = Instant.EPOCH;
    private @Nullable Long followed;

    @Column(name = "returned_to")
    private @Nullable Long returnedTo;

    protected Promotion() {}

    private Promotion(
            PromotionKind kind, long buildId, String build, @Nullable String note, String madeBy, Instant at) {
        this.kind = kind;
        this.buildId = buildId;
        this.build = build;
        this.note = note;
        this.madeBy = madeBy;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param inForce the entry in force until now, or null */
    static Promotion promote(
            long buildId, String build, @Nullable Promotion inForce, @Nullable String note, String by, Instant now) {
        Promotion promotion = new Promotion(PromotionKind.PROMOTE, buildId, build, note, by, now);
        promotion.followed = inForce == null ? null : inForce.effectiveId();
        return promotion;
    }

    static Promotion rollback(Promotion target, @Nullable String note, String by, Instant now) {
        Promotion rollback = new Promotion(PromotionKind.ROLLBACK, target.buildId, target.build, note, by, now);
        rollback.returnedTo = target.effectiveId();
        return rollback;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The promotion of " + build + " is not stored yet");
        }
        return id;
    }

    /** The promotion that this entry put in force: itself, or what it returned to. */
    long effectiveId() {
        return returnedTo == null ? id() : returnedTo;
    }

    /** The promotion that was in force before this one, or null: it was the first. */
    @Nullable
    Long followed() {
        return followed;
    }

    long buildId() {
        return buildId;
    }

    String build() {
        return build;
    }

    PromotionView view() {
        return new PromotionView(id(), kind, buildId, build, note, madeBy, at, returnedTo);
    }
}
