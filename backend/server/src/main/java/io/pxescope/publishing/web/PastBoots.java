package io.pxescope.publishing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootDecision;
import io.pxescope.policy.BootPolicy;
import io.pxescope.policy.BootRequest;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.publishing.Explanations;
import io.pxescope.publishing.Snapshots;
import io.pxescope.trace.BootEvent.Began;
import io.pxescope.trace.BootEvent.Decided;
import io.pxescope.trace.BootTrace;
import io.pxescope.traces.Boots;
import io.pxescope.webkit.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why past boots got what they got: the rules as they then were, beside what would be decided now. */
@Component
class PastBoots {
    private final Boots boots;
    private final Snapshots snapshots;
    private final Explanations explanations;
    private final Clock clock;

    PastBoots(Boots boots, Snapshots snapshots, Explanations explanations, Clock clock) {
        this.boots = boots;
        this.snapshots = snapshots;
        this.explanations = explanations;
        this.clock = clock;
    }

    /**
     * A decision.
     *
     * @param snapshot version that was decided over
     * @param build null where nothing was served
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(
            Instant at,
            long snapshot,
            @Nullable String build,
            @Nullable String loader,
            @Nullable String profile,
            boolean testBuild,
            @Nullable String quirks,
            String because,
            List<Told.Rule> rules) {}

    /** Something that is decided otherwise today; null: it was, or is, not there. */
    record Difference(
            String what, @Nullable String then, @Nullable String now) {}

    /**
     * The answer.
     *
     * @param then as it stands in the boot's trace
     * @param now null where it cannot be said
     * @param nowUnknown why, where it cannot be said
     * @param differences none where {@code now} is null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Then(
            long boot,
            @Nullable String host,
            String mac,
            String firmware,
            @Nullable String network,
            Verdict then,
            @Nullable Verdict now,
            @Nullable String nowUnknown,
            List<Difference> differences) {}

    /** @throws Refusal where there is no such boot, or its trace holds no decision */
    Then explain(long id) {
        BootTrace trace = boots.find(id)
                .orElseThrow(() -> Refusal.notFound("There is no boot " + id + "."))
                .trace();
        Began began = trace.began();
        Decided decided = trace.decided();
        if (began == null || decided == null) {
            throw Refusal.notFound(
                    "The trace of boot " + id + " holds no decision of this server, so none can be told.");
        }
        Verdict then = new Verdict(
                decided.at(),
                decided.version(),
                decided.build(),
                decided.loader(),
                decided.profile(),
                decided.testBuild(),
                decided.quirks(),
                decided.because(),
                decided.rules().stream()
                        .map(rule -> new Told.Rule(rule.rule(), rule.matched(), rule.because()))
                        .toList());
        BootSnapshot snapshot = snapshots.get();
        Network network = network(began, snapshot);
        Verdict now = network == null
                ? null
                : now(
                        BootPolicy.decide(
                                new BootRequest(
                                        began.mac(),
                                        BootClient.of(began.firmware()),
                                        network,
                                        clock.instant(),
                                        explanations.model(began.mac(), snapshot)),
                                snapshot),
                        clock.instant());
        return new Then(
                id,
                began.host(),
                began.mac().toString(),
                began.firmware().text(),
                began.network(),
                then,
                now,
                now == null ? "No network is described any more, so nobody would be answered." : null,
                now == null ? List.of() : differences(then, now));
    }

    /** The network it booted on, by name, or where that is no more, the one where the card is expected. */
    private @Nullable Network network(Began began, BootSnapshot snapshot) {
        return snapshot.networks().stream()
                .filter(network -> network.name().equals(began.network()))
                .findFirst()
                .orElseGet(() -> explanations.expected(began.mac(), snapshot));
    }

    private static Verdict now(BootDecision decision, Instant at) {
        Told.Gets gets = decision instanceof BootDecision.Serve serve ? Telling.gets(serve) : null;
        return new Verdict(
                at,
                decision.explanation().version(),
                gets == null ? null : gets.build(),
                gets == null ? null : gets.loader(),
                gets == null ? null : gets.profile(),
                gets != null && gets.testBuild(),
                gets == null ? null : gets.quirks(),
                decision.explanation().decisive(),
                Telling.rules(decision));
    }

    static List<Difference> differences(Verdict then, Verdict now) {
        List<Difference> differences = new ArrayList<>();
        compare("build", then.build(), now.build(), differences);
        compare("loader", then.loader(), now.loader(), differences);
        compare("profile", then.profile(), now.profile(), differences);
        compare("quirks", then.quirks(), now.quirks(), differences);
        Map<String, String> before = byName(then.rules());
        byName(now.rules())
                .forEach((rule, because) -> compare("rule " + rule, before.remove(rule), because, differences));
        before.forEach((rule, because) -> compare("rule " + rule, because, null, differences));
        return differences;
    }

    /** In order; of several rules of one name the second is called {@code quirk 2}. */
    private static Map<String, String> byName(List<Told.Rule> rules) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Told.Rule rule : rules) {
            String name = rule.rule();
            for (int n = 2; named.containsKey(name); n++) {
                name = rule.rule() + " " + n;
            }
            named.put(name, rule.because());
        }
        return named;
    }

    private static void compare(
            String what, @Nullable String then, @Nullable String now, List<Difference> differences) {
        if (!Objects.equals(then, now)) {
            differences.add(new Difference(what, then, now));
        }
    }
}
