package io.pxescope.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A test build of one host. Kept when it is over; a host has at most one that is not. */
@Entity
@Table(name = "inventory_assignments")
class Assignment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "host_id")
    private long hostId;

    @Column(name = "build_id")
    private long buildId;

    private String build = "";

    @Column(name = "profile_id")
    private @Nullable Long profileId;

    @Column(name = "boots_left")
    private @Nullable Integer bootsLeft;

    private @Nullable Instant until;
    private @Nullable String reason;

    @Column(name = "assigned_by")
    private String assignedBy = "";

    private Instant created = Instant.EPOCH;
    private @Nullable Instant ended;

    @Column(name = "ended_why")
    private @Nullable String endedWhy;

    protected Assignment() {}

    Assignment(
            long hostId,
            long buildId,
            String build,
            @Nullable Long profileId,
            @Nullable Integer bootsLeft,
            @Nullable Instant until,
            @Nullable String reason,
            String by,
            Instant now) {
        this.hostId = hostId;
        this.buildId = buildId;
        this.build = build;
        this.profileId = profileId;
        this.bootsLeft = bootsLeft;
        this.until = until;
        this.reason = reason;
        this.assignedBy = by;
        this.created = now;
    }

    /** Counts a boot; true when it was counted. */
    boolean bootBegan() {
        if (ended != null || bootsLeft == null || bootsLeft == 0) {
            return false;
        }
        bootsLeft = bootsLeft - 1;
        return true;
    }

    boolean usedUp() {
        return bootsLeft != null && bootsLeft == 0;
    }

    void end(Instant now, String why) {
        if (ended != null) {
            throw new IllegalStateException("Assignment " + id + " ended already, at " + ended);
        }
        ended = now;
        endedWhy = why;
    }

    long hostId() {
        return hostId;
    }

    /** For the audit: {@code lpxelinux 6.04, 1 boot left, until 2026-11-22T12:00:00Z}. */
    String words() {
        StringBuilder words = new StringBuilder(build);
        if (bootsLeft != null) {
            words.append(", ").append(bootsLeft).append(bootsLeft == 1 ? " boot left" : " boots left");
        }
        if (until != null) {
            words.append(", until ").append(until);
        }
        return words.toString();
    }

    AssignmentView view() {
        if (id == null) {
            throw new IllegalStateException("The assignment is not stored yet");
        }
        return new AssignmentView(
                id, hostId, buildId, build, profileId, bootsLeft, until, reason, assignedBy, created, ended, endedWhy);
    }
}
