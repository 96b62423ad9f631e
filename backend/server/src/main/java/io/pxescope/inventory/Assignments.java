package io.pxescope.inventory;

import io.pxescope.webkit.Changed;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Test builds of single hosts. A host has at most one that is not over; a new one takes its place.
 *
 * <p>An assignment ends when it is released or replaced, when its boots are used up, or at its time. The desk itself looks
 * at the time, so the record of the end may come up to half a minute later.
 */
@Service
@Transactional(readOnly = true)
public class Assignments {
    private static final String FLEETS = "the fleet's build";
    private static final String PANEL = "panel";
    private static final int MOST_BOOTS = 10_000;

    private final AssignmentRecords records;
    private final HostRecords hosts;
    private final Hosts views;
    private final BuildNames builds;
    private final ProfileNames profiles;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assignments(
            AssignmentRecords records,
            HostRecords hosts,
            Hosts views,
            BuildNames builds,
            ProfileNames profiles,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.hosts = hosts;
        this.views = views;
        this.builds = builds;
        this.profiles = profiles;
        this.events = events;
        this.clock = clock;
    }

    /** The assignment of a host that is not ended. */
    public Optional<AssignmentView> open(long hostId) {
        return records.open(hostId).map(Assignment::view);
    }

    /** The newest assignments of a host, those that are over among them. */
    public List<AssignmentView> history(long hostId, int most) {
        return records.newest(hostId, Limit.of(most)).stream()
                .map(Assignment::view)
                .toList();
    }

    /** Names of the hosts with an open assignment of this build. */
    public List<String> hostsOnBuild(long buildId) {
        return records.hostsOnBuild(buildId);
    }

    /** Names of the hosts with an open assignment of this profile. */
    public List<String> hostsOnProfile(long profileId) {
        return records.hostsOnProfile(profileId);
    }

    /**
     * Gives a host a build of its own.
     *
     * @param host name or MAC
     * @throws Refusal when there is no such host, build or profile, or the bounds make no sense
     */
    @Transactional
    public AssignmentView assign(String host, AssignmentDraft draft, String by) {
        HostView target = views.require(host);
        Host locked = hosts.locked(target.id()).orElseThrow(() -> Hosts.noHost(host));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Assignment assignment = read(target.id(), draft, by, now);
        Optional<Assignment> replaced = records.openLocked(target.id());
        String before = replaced.map(Assignment::words).orElse(FLEETS);
        replaced.ifPresent(old -> old.end(now, "replaced by " + assignment.words()));
        records.flush();
        AssignmentView stored = records.saveAndFlush(assignment).view();
        changed(by, "assign build", locked, before, assignment.words(), stored.reason());
        return stored;
    }

    /**
     * Sends a host back to the fleet's build.
     *
     * @return what was released; empty when the host had no build of its own
     */
    @Transactional
    public Optional<AssignmentView> release(String host, @Nullable String reason, String by) {
        HostView target = views.require(host);
        Host locked = hosts.locked(target.id()).orElseThrow(() -> Hosts.noHost(host));
        String why = Words.of(reason, "reason", 500);
        return records.openLocked(target.id()).map(assignment -> {
            assignment.end(clock.instant(), "released by " + by);
            records.flush();
            changed(by, "release build", locked, assignment.words(), FLEETS, why);
            return assignment.view();
        });
    }

    /**
     * Counts a boot that began under an assignment. The last one ends it: that boot goes on with the build it began with.
     * Counting is a fact of the boot, so only the end is recorded in the audit.
     */
    @Transactional
    public void bootBegan(long assignmentId) {
        records.locked(assignmentId).filter(Assignment::bootBegan).ifPresent(assignment -> {
            if (assignment.usedUp()) {
                end(assignment, "its boots are used up");
            } else {
                records.flush();
                events.publishEvent(new HostChanged(assignment.hostId()));
            }
        });
    }

    /** Ends those whose time is over; how many there were. */
    @Transactional
    public int endExpired() {
        List<Assignment> expired = records.expired(clock.instant());
        expired.forEach(assignment -> end(assignment, "its time is over"));
        return expired.size();
    }

    private void end(Assignment assignment, String why) {
        assignment.end(clock.instant(), why);
        records.flush();
        hosts.findById(assignment.hostId())
                .ifPresent(host -> changed(PANEL, "end assignment", host, assignment.words(), FLEETS, why));
    }

    private void changed(String by, String action, Host host, String before, String after, @Nullable String reason) {
        events.publishEvent(new Changed(by, action, "host", host.name(), before, after, reason));
        events.publishEvent(new HostChanged(host.id()));
    }

    private Assignment read(long hostId, AssignmentDraft draft, String by, Instant now) {
        String build = Words.of(draft.build(), "build", 100);
        if (build == null) {
            throw Refusal.invalid("build", "Which build? Give its name.");
        }
        long buildId = builds.idOf(build).orElseThrow(() -> NearNames.refusal("build", build, builds.all()));
        String profile = Words.of(draft.profile(), "profile", 100);
        Long profileId = profile == null
                ? null
                : profiles.idOf(profile).orElseThrow(() -> NearNames.refusal("profile", profile, profiles.all()));
        Integer boots = draft.boots();
        if (boots != null && (boots < 1 || boots > MOST_BOOTS)) {
            throw Refusal.invalid("boots", "Between 1 and " + MOST_BOOTS + " boots, not " + boots + ".");
        }
        Instant until = draft.until() == null ? null : draft.until().truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(now)) {
            throw Refusal.invalid("until", until + " is over already; it is " + now + ".");
        }
        String name = builds.nameOf(buildId).orElse(build);
        String reason = Words.of(draft.reason(), "reason", 500);
        return new Assignment(hostId, buildId, name, profileId, boots, until, reason, by, now);
    }
}
