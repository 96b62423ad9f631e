package io.pxescope.policy;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision.Ignore;
import io.pxescope.policy.BootDecision.Reason;
import io.pxescope.policy.BootDecision.Refuse;
import io.pxescope.policy.BootDecision.Serve;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules, in order: network, host, whether it is under test, its assignment, the fleet, the firmware, the quirk rules,
 * the profile.
 *
 * <p>Every door asks here. The same call answers "what would this host get, and why?".
 */
public final class BootPolicy {
    private BootPolicy() {}

    /** Decides what a machine gets when a boot of it begins at {@code request.at()}. */
    public static BootDecision decide(BootRequest request, BootSnapshot snapshot) {
        Explanation.Builder why = new Explanation.Builder(snapshot.version());
        Host host = snapshot.host(request.mac());
        Ignore ignored = admit(request.mac(), host, request.network(), true, request.at(), why);
        return ignored != null ? ignored : choose(request, snapshot, host, why);
    }

    /**
     * Why a machine is none of our business, or null where it is: what every door asks before it gives anything.
     *
     * @param network where it sits, or null where that is not known: then only the host itself counts
     * @param begins whether it begins a boot; one under way is not stopped because its test build was for one boot
     */
    public static @Nullable Ignore refusal(
            MacAddress mac, @Nullable Network network, BootSnapshot snapshot, boolean begins, Instant now) {
        return admit(mac, snapshot.host(mac), network, begins, now, new Explanation.Builder(snapshot.version()));
    }

    private static @Nullable Ignore admit(
            MacAddress mac,
            @Nullable Host host,
            @Nullable Network network,
            boolean begins,
            Instant now,
            Explanation.Builder why) {
        if (network != null && network.mode() == Network.Mode.OFF) {
            return ignored(
                    Reason.NETWORK_OFF,
                    null,
                    "Not answered: the network " + network.name() + " is switched off: nobody is answered on it.",
                    "network",
                    why);
        }
        if (network != null) {
            why.passed(
                    "network",
                    "The network " + network.name() + " (" + network.subnet() + ") is "
                            + (network.mode() == Network.Mode.PROXY ? "a proxy network." : "authoritative."));
        }
        if (host == null) {
            if (network != null && network.answer() != Network.Answer.ALL) {
                return ignored(
                        Reason.UNKNOWN_MACHINE,
                        null,
                        "Not answered: " + mac + " is no known host, and the network " + network.name() + " answers "
                                + (network.answer() == Network.Answer.KNOWN ? "known hosts" : "hosts under test")
                                + " only. Add the machine, or let the network answer all.",
                        "host",
                        why);
            }
            why.passed(
                    "host",
                    mac + " is no known host"
                            + (network == null ? "." : "; the network " + network.name() + " answers all."));
            return null;
        }
        if (!host.enabled()) {
            return ignored(
                    Reason.HOST_DISABLED,
                    host,
                    "Not answered: " + host.name() + " is disabled. Enable it on its page.",
                    "host",
                    why);
        }
        why.passed("host", mac + " is a card of " + host.name() + ".");
        return network != null && network.answer() == Network.Answer.TESTED && begins
                ? underTest(host, network, now, why)
                : null;
    }

    private static @Nullable Ignore underTest(Host host, Network network, Instant now, Explanation.Builder why) {
        Assignment assignment = host.assignment();
        if (assignment != null && assignment.overSince(now) == null) {
            why.passed(
                    "under-test",
                    host.name() + " is under test, and such hosts are answered on " + network.name() + ".");
            return null;
        }
        String over = assignment == null ? null : assignment.overSince(now);
        return ignored(
                Reason.NOT_UNDER_TEST,
                host,
                "Not answered: the network " + network.name() + " answers hosts under test only, and " + host.name()
                        + (over == null ? " has no test build." : " is no more: " + over + ".")
                        + " Assign one to it, or let the network answer known hosts.",
                "under-test",
                why);
    }

    private static Ignore ignored(
            Reason reason, @Nullable Host host, String because, String rule, Explanation.Builder why) {
        return new Ignore(reason, host, because, why.matched(rule, because).build());
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
        Loader loader = build.loader(request.firmware());
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
        why.passed("firmware", request.firmware().text() + " starts " + loader.path() + ".");
        warnOfProxy(request.network(), loader, why);
        Quirks quirks = snapshot.quirks().of(member(request, host), why);
        Profile profile = profile(snapshot, host, assignment, why);
        FilesOver over = profile == null ? null : FilesOver.of(profile, build, loader);
        if (over != null && !over.because().isEmpty()) {
            why.passed("transport", over.sentence());
        }
        return new Serve(host, build, loader, profile, assignment, quirks, why.build());
    }

    private static Cohort.Member member(BootRequest request, @Nullable Host host) {
        Host.Nic nic = host == null ? null : host.nic(request.mac()).orElse(null);
        return new Cohort.Member(
                host,
                nic == null || nic.model() == null ? request.nicModel() : nic.model(),
                nic == null ? null : nic.firmware(),
                request.firmware(),
                request.network());
    }

    /** Measured with GRUB 2.06 behind OVMF and dnsmasq: its requests go to the next server of the ACK. */
    private static void warnOfProxy(Network network, Loader loader, Explanation.Builder why) {
        boolean startsGrub = loader.kind() == LoaderKind.GRUB || loader.kind() == LoaderKind.SHIM;
        if (network.mode() == Network.Mode.PROXY && startsGrub) {
            why.passed(
                    "loader-on-proxy",
                    "GRUB asks the server that gave the address, not this one, for its files: on a proxy network it "
                            + "finds them only if that server names this one as next server. iPXE and Syslinux ask here.");
        }
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
