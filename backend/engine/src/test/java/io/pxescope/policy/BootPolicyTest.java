package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.MAC;
import static io.pxescope.policy.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.policy.BootDecision.Ignore;
import io.pxescope.policy.BootDecision.Reason;
import io.pxescope.policy.BootDecision.Refuse;
import io.pxescope.policy.BootDecision.Serve;
import org.junit.jupiter.api.Test;

class BootPolicyTest {
    private static final Network KNOWN_ONLY = Fixtures.network(Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN);

    private static BootDecision decide(BootSnapshot snapshot, Network network, Firmware firmware) {
        return BootPolicy.decide(new BootRequest(MAC, firmware, network, NOW), snapshot);
    }

    @Test
    void givesTheFleetsBuildToAHostWithoutItsOwn() {
        BootDecision decision =
                decide(Fixtures.site(Fixtures.host(true, null), Fixtures.OLD), KNOWN_ONLY, Firmware.BIOS);

        assertThat(decision).isInstanceOfSatisfying(Serve.class, serve -> {
            assertThat(serve.build()).isEqualTo(Fixtures.OLD);
            assertThat(serve.loader()).isEqualTo("pxelinux.0");
            assertThat(serve.profile()).isEqualTo(Fixtures.LINUX);
            assertThat(serve.explanation().version()).isEqualTo(12);
        });
    }

    @Test
    void givesAnAssignedBuildBeforeTheFleetsAndSaysWhoAssignedItAndWhy() {
        BootDecision decision = decide(
                Fixtures.site(Fixtures.host(true, Fixtures.assignment(2, NOW.plusSeconds(1))), Fixtures.OLD),
                KNOWN_ONLY,
                Firmware.BIOS);

        assertThat(decision).isInstanceOfSatisfying(Serve.class, serve -> {
            assertThat(serve.build()).isEqualTo(Fixtures.NEW);
            assertThat(serve.explanation().rules())
                    .anySatisfy(rule -> assertThat(rule.because())
                            .contains("web-03 gets lpxelinux-6.04", "mkeller", "does lwIP work here?"));
        });
    }

    @Test
    void returnsToTheFleetsBuildWhenTheBootsOfAnAssignmentAreUsedUpOrItsTimeIsOver() {
        for (Assignment over : new Assignment[] {Fixtures.assignment(0, null), Fixtures.assignment(null, NOW)}) {
            BootDecision decision =
                    decide(Fixtures.site(Fixtures.host(true, over), Fixtures.OLD), KNOWN_ONLY, Firmware.BIOS);
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Serve.class, serve -> assertThat(serve.build()).isEqualTo(Fixtures.OLD));
        }
    }

    @Test
    void ignoresStrangersWhereOnlyKnownHostsAreAnswered() {
        BootDecision decision = decide(Fixtures.site(null, Fixtures.OLD), KNOWN_ONLY, Firmware.BIOS);

        assertThat(decision).isInstanceOfSatisfying(Ignore.class, ignored -> {
            assertThat(ignored.reason()).isEqualTo(Reason.UNKNOWN_MACHINE);
            assertThat(ignored.because()).contains(MAC.toString(), "lab");
        });
    }

    @Test
    void servesStrangersWhereAllAreAnswered() {
        BootDecision decision = decide(
                Fixtures.site(null, Fixtures.OLD),
                Fixtures.network(Network.Mode.AUTHORITATIVE, Network.Answer.ALL),
                Firmware.BIOS);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Serve.class, serve -> assertThat(serve.host()).isNull());
    }

    @Test
    void ignoresADisabledHostEvenIfABuildIsAssigned() {
        BootDecision decision = decide(
                Fixtures.site(Fixtures.host(false, Fixtures.assignment(null, null)), Fixtures.OLD),
                KNOWN_ONLY,
                Firmware.BIOS);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Ignore.class, ignored -> assertThat(ignored.reason()).isEqualTo(Reason.HOST_DISABLED));
    }

    @Test
    void answersNobodyOnANetworkThatIsOff() {
        BootDecision decision = decide(
                Fixtures.site(Fixtures.host(true, null), Fixtures.OLD),
                Fixtures.network(Network.Mode.OFF, Network.Answer.ALL),
                Firmware.BIOS);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Ignore.class, ignored -> assertThat(ignored.reason()).isEqualTo(Reason.NETWORK_OFF));
    }

    @Test
    void refusesWhereNoBuildIsPromotedAndSaysWhatToDo() {
        BootDecision decision = decide(Fixtures.site(Fixtures.host(true, null), null), KNOWN_ONLY, Firmware.BIOS);

        assertThat(decision).isInstanceOfSatisfying(Refuse.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NO_BUILD);
            assertThat(refused.because()).contains("Promote a build");
        });
    }

    @Test
    void refusesAFirmwareThatTheBuildHasNoFileFor() {
        BootDecision decision =
                decide(Fixtures.site(Fixtures.host(true, null), Fixtures.OLD), KNOWN_ONLY, Firmware.EFI64);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refuse.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_LOADER_FOR_FIRMWARE));
    }

    @Test
    void explainsEveryRuleInOrderIncludingThoseThatDidNotMatch() {
        BootDecision decision =
                decide(Fixtures.site(Fixtures.host(true, null), Fixtures.OLD), KNOWN_ONLY, Firmware.BIOS);

        assertThat(decision.explanation().rules())
                .extracting(RuleOutcome::rule)
                .containsExactly("network", "host", "host-assignment", "fleet", "firmware", "profile");
    }
}
