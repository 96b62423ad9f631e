package io.pxescope.policy;

import io.pxescope.policy.BootDecision.Ignore;
import io.pxescope.policy.BootDecision.Reason;
import io.pxescope.policy.BootDecision.Refuse;
import io.pxescope.policy.BootDecision.Serve;
import org.jspecify.annotations.Nullable;

/**
 * The rules, in order: network, host, its assignment, the fleet, the firmware, the profile.
 *
 * <p>Every door asks here. The same call answers "what would this host get, and why?".
 */
public final class BootPolicy {
    private BootPolicy() {}

    /** Decides what a machine gets when a boot of it begins at {@code request.at()}. */
    public static BootDecision decide(BootRequest request, BootSnapshot snapshot) {
        Explanation.Builder why = new Explanation.Builder(snapshot.version());
        Network network = request.network();
        if (network.mode() == Network.Mode.OFF) {
            String because = "The network " + network.name() + " is switched off: nobody is answered on it.";
            return new Ignore(
                    Reason.NETWORK_OFF,
                    null,
                    because,
                    why.matched("network", because).build());
        }
        why.passed(
                "network",
                "The network " + network.name() + " (" + network.subnet() + ") is "
                        + (network.mode() == Network.Mode.PROXY ? "a proxy network." : "authoritative."));

        Host host = snapshot.host(request.mac());
        if (host == null) {
            if (network.answer() == Network.Answer.KNOWN) {
                String because = "Not answered: " + request.mac() + " is no known host, and the network "
                        + network.name() + " answers known hosts only.";
                return new Ignore(
                        Reason.UNKNOWN_MACHINE,
                        null,
                        because,
                        why.matched("host", because).build());
            }
            why.passed("host", request.mac() + " is no known host; the network " + network.name() + " answers all.");
        } else if (!host.enabled()) {
            String because = "Not answered: " + host.name() + " is disabled.";
            return new Ignore(
                    Reason.HOST_DISABLED,
                    host,
                    because,
                    why.matched("host", because).build());
        } else {
            why.passed("host", request.mac() + " is a card of " + host.name() + ".");
        }
        return choose(request, snapshot, host, why);
    }

    private static BootDecision choose(
            BootRequest request, BootSnapshot snapshot, @Nullable Host host, Explanation.Builder why) {
        Assignment assignment = assignmentInForce(request, host, why);
        Build build = assignment == null ? null : snapshot.build(assignment.buildId());
        if (assignment != null && build != null) {
            why.matched(
                    "host-assignment",
                    named(host, request) + " gets " + build.name() + ", because " + assignment.by() + " assigned it"
                            + reason(assignment) + ".");
        } else {
            build = snapshot.build(snapshot.fleet().buildId());
            if (build == null) {
                String because = "Nothing to serve: no build is assigned to " + named(host, request)
                        + " and none is promoted for the fleet. Promote a build on the fleet page.";
                return new Refuse(
                        Reason.NO_BUILD,
                        host,
                        because,
                        why.matched("fleet", because).build());
            }
            why.matched("fleet", named(host, request) + " gets " + build.name() + ", the fleet's build.");
        }

        String loader = build.loader(request.firmware());
        if (loader == null) {
            String because = "The build " + build.name() + " has no boot file for "
                    + request.firmware().text() + ", which " + named(host, request)
                    + " asked with. Assign a build that has one.";
            return new Refuse(
                    Reason.NO_LOADER_FOR_FIRMWARE,
                    host,
                    because,
                    why.matched("firmware", because).build());
        }
        why.passed("firmware", request.firmware().text() + " starts " + loader + ".");
        Profile profile = profile(snapshot, host, assignment, why);
        return new Serve(host, build, loader, profile, assignment, why.build());
    }

    private static @Nullable Assignment assignmentInForce(
            BootRequest request, @Nullable Host host, Explanation.Builder why) {
        if (host == null || host.assignment() == null) {
            why.passed("host-assignment", "No test build is assigned.");
            return null;
        }
        String over = host.assignment().overSince(request.at());
        if (over != null) {
            why.passed("host-assignment", "An assignment was made, but " + over + ".");
            return null;
        }
        return host.assignment();
    }

    private static @Nullable Profile profile(
            BootSnapshot snapshot, @Nullable Host host, @Nullable Assignment assignment, Explanation.Builder why) {
        Profile profile = assignment == null ? null : snapshot.profile(assignment.profileId());
        if (profile != null) {
            why.matched("profile", "The assignment names the profile " + profile.name() + ".");
            return profile;
        }
        profile = host == null ? null : snapshot.profile(host.profileId());
        if (profile != null) {
            why.matched("profile", "The host has the profile " + profile.name() + ".");
            return profile;
        }
        profile = snapshot.profile(snapshot.fleet().profileId());
        if (profile != null) {
            why.matched("profile", "The fleet's profile is " + profile.name() + ".");
            return profile;
        }
        why.passed("profile", "No profile is set: the loader will find no configuration.");
        return null;
    }

    private static String named(@Nullable Host host, BootRequest request) {
        return host == null ? request.mac().toString() : host.name();
    }

    private static String reason(Assignment assignment) {
        return assignment.reason() == null || assignment.reason().isBlank() ? "" : " (" + assignment.reason() + ")";
    }
}
