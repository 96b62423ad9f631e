package io.pxescope.publishing.web;

import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Build;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.policy.Profile;
import io.pxescope.policy.RuleOutcome;
import io.pxescope.publishing.web.Why.Layer;
import io.pxescope.publishing.web.Why.Wire;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the desk what a host would get, by the same call that answers machines, and tells the answer. */
final class WhyViews {
    static final List<Choice> ARCHITECTURES =
            List.of(new Choice("bios", "BIOS"), new Choice("efi64", "UEFI x64"), new Choice("arm64", "UEFI ARM64"));

    private static final Map<String, Firmware> FIRMWARE =
            Map.of("bios", Firmware.BIOS, "efi64", Firmware.EFI64, "arm64", Firmware.ARM64);

    private WhyViews() {}

    static Why of(MacAddress mac, String architecture, BootSnapshot snapshot, Instant now) {
        Host host = snapshot.host(mac);
        Optional<Network> network = network(host, snapshot);
        if (network.isEmpty()) {
            return nothing(
                    "No subnet is described, so no machine is answered. Add one under Networks.",
                    architecture,
                    snapshot);
        }
        Firmware firmware = FIRMWARE.getOrDefault(architecture, Firmware.BIOS);
        BootDecision decision = BootPolicy.decide(new BootRequest(mac, firmware, network.get(), now), snapshot);
        List<Layer> layers = layers(decision, snapshot);
        if (decision instanceof BootDecision.Serve serve) {
            Profile profile = serve.profile();
            return new Why(
                    "",
                    "i-ok",
                    chip(serve.build(), serve.assignment() != null),
                    profile == null
                            ? ". No profile is set: the loader will find no configuration."
                            : ", and then boots " + Shown.text(profile.name()) + ".",
                    layers,
                    wire(mac, serve),
                    ARCHITECTURES,
                    architecture,
                    Quantity.count(snapshot.version()));
        }
        String because = decision instanceof BootDecision.Refuse refuse
                ? refuse.because()
                : ((BootDecision.Ignore) decision).because();
        return new Why(
                "bad",
                "i-fail",
                null,
                because,
                layers,
                List.of(),
                ARCHITECTURES,
                architecture,
                Quantity.count(snapshot.version()));
    }

    private static Why nothing(String because, String architecture, BootSnapshot snapshot) {
        return new Why(
                "bad",
                "i-fail",
                null,
                because,
                List.of(),
                List.of(),
                ARCHITECTURES,
                architecture,
                Quantity.count(snapshot.version()));
    }

    /** The subnet of its reserved address, else the first that is served. */
    private static Optional<Network> network(@Nullable Host host, BootSnapshot snapshot) {
        Optional<Network> reserved =
                host == null || host.address() == null ? Optional.empty() : snapshot.networkOf(host.address());
        return reserved.or(() -> snapshot.networks().stream()
                        .filter(network -> network.mode() != Network.Mode.OFF)
                        .findFirst())
                .or(() -> snapshot.networks().stream().findFirst());
    }

    private static List<Layer> layers(BootDecision decision, BootSnapshot snapshot) {
        List<Layer> layers = new ArrayList<>();
        BootDecision.Serve serve = decision instanceof BootDecision.Serve s ? s : null;
        for (RuleOutcome outcome : decision.explanation().rules()) {
            boolean gives =
                    outcome.rule().equals("host-assignment") || outcome.rule().equals("fleet");
            BuildChip chip = serve != null && gives && outcome.matched()
                    ? chip(serve.build(), serve.assignment() != null)
                    : null;
            String css = outcome.matched() ? (serve == null ? "lost" : "win") : "skip2";
            layers.add(new Layer(css, icon(css), source(outcome.rule()), Shown.text(outcome.because()), chip));
            if (outcome.rule().equals("host-assignment") && outcome.matched()) {
                Build fleet = snapshot.build(snapshot.fleet().buildId());
                if (fleet != null) {
                    layers.add(new Layer(
                            "lose",
                            "i-skip",
                            "Fleet",
                            "What it would get without a test build of its own.",
                            chip(fleet, false)));
                }
            }
        }
        return layers;
    }

    private static String icon(String css) {
        return switch (css) {
            case "win" -> "i-ok";
            case "lost" -> "i-fail";
            default -> "i-wait";
        };
    }

    private static String source(String rule) {
        return switch (rule) {
            case "network" -> "Network";
            case "host" -> "This host";
            case "host-assignment" -> "Test build";
            case "fleet" -> "Fleet";
            case "firmware", "loader-on-proxy" -> "Firmware";
            case "under-test" -> "Under test";
            case "quirk" -> "Quirk rule";
            case "profile" -> "Profile";
            default -> rule;
        };
    }

    private static List<Wire> wire(MacAddress mac, BootDecision.Serve serve) {
        List<Wire> wire = new ArrayList<>();
        wire.add(new Wire(
                "67 bootfile-name", "b/<token>/" + Shown.text(serve.loader().path())));
        wire.add(new Wire("210 path-prefix", "b/<token>/, signed and new for each boot"));
        if (!serve.quirks().isNone()) {
            wire.add(new Wire("done differently", Shown.text(serve.quirks().words())));
        }
        Profile profile = serve.profile();
        if (profile == null) {
            return wire;
        }
        wire.add(new Wire(
                "configuration",
                "pxelinux.cfg/01-" + mac.toDashed() + ", rendered from the profile " + Shown.text(profile.name())));
        if (profile.kernel() == null) {
            wire.add(new Wire("then", "its own disk"));
            return wire;
        }
        wire.add(new Wire("kernel", file(profile.kernel())));
        if (profile.initrd() != null) {
            wire.add(new Wire("initrd", file(profile.initrd())));
        }
        if (profile.append() != null) {
            wire.add(new Wire("command line", Shown.text(profile.append())));
        }
        return wire;
    }

    private static String file(Profile.NamedFile file) {
        return "profile/" + Shown.text(file.name()) + ", "
                + Quantity.bytes(file.file().size()).text();
    }

    private static BuildChip chip(Build build, boolean test) {
        return new BuildChip(Shown.text(build.name()), "/builds/" + build.id(), test, test ? "test" : "");
    }
}
