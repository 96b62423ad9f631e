package io.pxescope.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuirkRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Quirks SMALL_BLOCKS = new Quirks(1024, null, null, null, null, null, null);
    private static final Quirks SMALLER_BLOCKS = new Quirks(512, null, null, null, null, null, null);
    private static final Quirks NO_OACK = new Quirks(null, false, null, null, null, null, null);
    private static final Quirks LOCKSTEP = new Quirks(null, null, 0, true, null, null, null);

    private static QuirkRule rule(long id, Cohort cohort, Quirks quirks) {
        return new QuirkRule(id, "rule " + id, cohort, quirks, 100, null);
    }

    private static Cohort nic(@Nullable String model) {
        return new Cohort(model, null, null, null, null);
    }

    private static BootDecision.Serve decide(QuirkRule... rules) {
        BootSnapshot site =
                Fixtures.site(Fixtures.host(true, null), Fixtures.OLD).withQuirks(13, new QuirkRules(List.of(rules)));
        Network network = Fixtures.network(Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN);
        return (BootDecision.Serve) BootPolicy.decide(new BootRequest(Fixtures.MAC, Firmware.BIOS, network, NOW), site);
    }

    private static List<RuleOutcome> outcomes(BootDecision decision) {
        return decision.explanation().rules().stream()
                .filter(outcome -> outcome.rule().equals("quirk"))
                .toList();
    }

    @Test
    void nothingIsDoneDifferentlyWithoutARule() {
        assertThat(decide().quirks()).isEqualTo(Quirks.NONE);
        assertThat(outcomes(decide())).isEmpty();
    }

    @Test
    void everyRuleThatMatchesCountsAndTheNarrowerOneIsFollowed() {
        BootDecision.Serve decision = decide(
                rule(1, Cohort.ALL, SMALL_BLOCKS.or(LOCKSTEP)),
                rule(2, nic("intel*"), SMALLER_BLOCKS),
                rule(3, nic("Chelsio*"), NO_OACK));

        assertThat(decision.quirks()).isEqualTo(SMALLER_BLOCKS.or(LOCKSTEP));
        assertThat(outcomes(decision))
                .containsExactly(
                        new RuleOutcome("quirk", true, "The quirk rule \"rule 2\": blksize at most 512."),
                        new RuleOutcome(
                                "quirk",
                                false,
                                "The quirk rule \"rule 3\" does not apply: it is for Chelsio*, and the NIC is Intel X710."),
                        new RuleOutcome(
                                "quirk",
                                true,
                                "The quirk rule \"rule 1\": blksize at most 1024, no windowsize, TFTP from the port asked"
                                        + " (where a narrower rule says otherwise, that one is followed)."));
    }

    @Test
    void whatIsServedStaysTheSentenceThatDecides() {
        assertThat(decide(rule(1, Cohort.ALL, NO_OACK)).explanation().decisive())
                .isEqualTo(decide().explanation().decisive());
    }

    @Test
    void amongEquallyNarrowRulesTheLowerRankIsFollowedThenTheOlder() {
        QuirkRule late = new QuirkRule(1, "late", nic("Intel X710"), SMALL_BLOCKS, 200, null);
        QuirkRule early = new QuirkRule(9, "early", nic("Intel*"), SMALLER_BLOCKS, 50, null);

        assertThat(decide(late, early).quirks()).isEqualTo(SMALLER_BLOCKS);
        assertThat(decide(rule(2, nic("Intel*"), SMALL_BLOCKS), rule(3, nic("*X710"), SMALLER_BLOCKS))
                        .quirks())
                .isEqualTo(SMALL_BLOCKS);
    }

    @Test
    void aRuleOnTrialIsForItsHostOnlyWhateverItsCohortAndGoesFirst() {
        QuirkRule here = new QuirkRule(1, "trial", nic("Chelsio*"), SMALL_BLOCKS, 100, 5L);
        QuirkRule elsewhere = new QuirkRule(2, "other", Cohort.ALL, NO_OACK, 100, 6L);
        Cohort thisHost = new Cohort("Intel X710", null, Firmware.BIOS, 3L, 5L);

        BootDecision.Serve decision = decide(rule(3, thisHost, SMALLER_BLOCKS), here, elsewhere);

        assertThat(decision.quirks()).isEqualTo(SMALL_BLOCKS);
        assertThat(outcomes(decision).get(0).because()).contains("on trial here");
        assertThat(outcomes(decision).get(1).because()).contains("it is tried out on one other host");
        assertThat(outcomes(decision).get(2)).satisfies(last -> {
            assertThat(last.matched()).isFalse();
            assertThat(last.because()).contains("adds nothing");
        });
    }

    @Test
    void everyConditionHasToHoldAndSaysWhyItDoesNot() {
        assertThat(because(new Cohort(null, null, Firmware.EFI64, null, null)))
                .contains("it is for UEFI x64, and this is BIOS");
        assertThat(because(new Cohort(null, null, null, 4L, null))).contains("it is not for lab");
        assertThat(because(new Cohort(null, null, null, null, 6L))).contains("it is for one other host");
        assertThat(because(new Cohort(null, "1.0*", null, null, null)))
                .contains("nobody entered the firmware of this NIC");
        assertThat(decide(rule(1, new Cohort("Intel X710", null, Firmware.BIOS, 3L, 5L), NO_OACK))
                        .quirks())
                .isEqualTo(NO_OACK);
    }

    private static String because(Cohort cohort) {
        BootDecision.Serve decision = decide(rule(1, cohort, NO_OACK));
        assertThat(decision.quirks()).isEqualTo(Quirks.NONE);
        return outcomes(decision).get(0).because();
    }

    @ParameterizedTest
    @CsvSource({
        "Intel X710, intel x710, true",
        "Intel*, Intel X710, true",
        "*710*, Intel X710 for 10GbE, true",
        "*, anything, true",
        "I*l*7, Intel X71, false",
        "Intel, Intel X710, false",
        "ab*ba, aba, false",
        "Broadcom*, Intel X710, false",
        "a.c, abc, false",
    })
    void starsStandForAnything(String pattern, String text, boolean matches) {
        assertThat(Cohort.matches(pattern, text)).isEqualTo(matches);
    }
}
