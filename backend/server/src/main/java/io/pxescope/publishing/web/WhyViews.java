package io.pxescope.publishing.web;

import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Build;
import io.pxescope.policy.Profile;
import io.pxescope.policy.RuleOutcome;
import io.pxescope.publishing.Explained;
import io.pxescope.publishing.web.Why.Layer;
import io.pxescope.responder.ExampleClient;
import io.pxescope.webkit.BuildChip;
import io.pxescope.webkit.Choice;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows an explanation as the card of a host, or as the answer to a pasted packet. */
final class WhyViews {
    /** The clients that the card offers; the API knows all. */
    static final List<Choice> ARCHITECTURES = Stream.of(
                    ExampleClient.BIOS,
                    ExampleClient.EFI32,
                    ExampleClient.EFI64,
                    ExampleClient.ARM64,
                    ExampleClient.EFI64_HTTP,
                    ExampleClient.ARM64_HTTP,
                    ExampleClient.IPXE,
                    ExampleClient.IPXE_EFI64)
            .map(client -> new Choice(client.key(), client.title()))
            .toList();

    private WhyViews() {}

    /** @param architecture of the client that the message was made up for, or null: it was given */
    static Why of(Explained explained, @Nullable String architecture) {
        Told told = Telling.of(explained, architecture);
        BootDecision decision = explained.result().decision();
        BootDecision.Serve serve =
                decision instanceof BootDecision.Serve s && !told.outcome().equals("silence") ? s : null;
        boolean answered = !told.outcome().equals("silence");
        return new Why(
                answered ? "" : "bad",
                answered ? "i-ok" : "i-fail",
                serve == null ? null : chip(serve.build(), serve.assignment() != null),
                serve == null ? sentence(explained, told) : after(serve.profile()),
                decision == null ? List.of() : layers(decision, explained.snapshot()),
                serve == null || serve.profile() == null || serve.profile().append() == null
                        ? ""
                        : Shown.text(serve.profile().append()),
                told,
                missing(told),
                architecture == null ? List.of() : ARCHITECTURES,
                architecture == null ? "" : architecture,
                Quantity.count(explained.snapshot().version()));
    }

    private static String sentence(Explained explained, Told told) {
        return explained.snapshot().networks().isEmpty()
                ? "No subnet is described, so no machine is answered. Add one under Networks."
                : Shown.text(told.because());
    }

    private static String after(@Nullable Profile profile) {
        return profile == null
                ? ". No profile is set: the loader will find no configuration."
                : ", and then boots " + Shown.text(profile.name()) + ".";
    }

    private static String missing(Told told) {
        List<Told.File> missing = told.files().stream()
                .filter(file -> file.asked() && !file.expected() && file.state().equals("missing"))
                .toList();
        return missing.isEmpty()
                ? ""
                : "Not there, and needed: "
                        + missing.stream().map(Told.File::name).collect(Collectors.joining(", ")) + ".";
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
            case "transport" -> "Transport";
            case "profile" -> "Profile";
            default -> rule;
        };
    }

    private static BuildChip chip(Build build, boolean test) {
        return new BuildChip(Shown.text(build.name()), "/builds/" + build.id(), test, test ? "test" : "");
    }
}
