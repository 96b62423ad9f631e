package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.MAC;
import static io.pxescope.policy.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.policy.BootDecision.Ignore;
import io.pxescope.policy.BootDecision.Reason;
import io.pxescope.policy.BootDecision.Refuse;
import io.pxescope.policy.BootDecision.Serve;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            assertThat(serve.loader().path()).isEqualTo("pxelinux.0");
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

    private static final Network TESTED = Fixtures.network(Network.Mode.PROXY, Network.Answer.TESTED);

    private static BootSnapshot assigned(@Nullable Assignment assignment) {
        return Fixtures.site(Fixtures.host(true, assignment), Fixtures.OLD);
    }

    @Test
    void answersHostsUnderTestOnlyWhereTheNetworkSaysSo() {
        assertThat(decide(assigned(null), TESTED, Firmware.BIOS)).isInstanceOfSatisfying(Ignore.class, ignored -> {
            assertThat(ignored.reason()).isEqualTo(Reason.NOT_UNDER_TEST);
            assertThat(ignored.because()).contains("hosts under test only").contains("Assign one");
        });
        assertThat(decide(assigned(Fixtures.assignment(null, null)), TESTED, Firmware.BIOS))
                .isInstanceOf(Serve.class);
        assertThat(decide(assigned(Fixtures.assignment(0, null)), TESTED, Firmware.BIOS))
                .isInstanceOfSatisfying(
                        Ignore.class, ignored -> assertThat(ignored.because()).contains("its boots are used up"));
    }

    @Test
    void letsABootUnderWayEndThoughItsTestBuildWasForOneBoot() {
        BootSnapshot site = assigned(Fixtures.assignment(0, null));
        assertThat(BootPolicy.refusal(MAC, TESTED, site, false, NOW)).isNull();
        assertThat(BootPolicy.refusal(MAC, TESTED, site, true, NOW)).isNotNull();
    }

    private static Serve serving(Loader loader) {
        return new Serve(null, Fixtures.OLD, loader, null, null, Quirks.NONE, new Explanation(1, List.of()));
    }

    @Test
    void tellsAnIpxeItsScriptAndNeverTheBuildsIpxeAgain() {
        Serve serve = serving(new Loader("undionly.kpxe", LoaderKind.IPXE));
        BootNames rom = BootNames.of(serve, BootClient.of(Firmware.BIOS), MAC);
        assertThat(rom.file()).isEqualTo("undionly.kpxe");
        assertThat(rom.configFile()).isNull();
        BootNames chained = BootNames.of(serve, new BootClient(Firmware.BIOS, false, true, true), MAC);
        assertThat(chained.file()).isEqualTo("boot.ipxe");
        assertThat(chained.http()).isTrue();
        assertThat(BootNames.of(serve, new BootClient(Firmware.BIOS, false, true, false), MAC)
                        .http())
                .as("an iPXE without HTTP")
                .isFalse();
    }

    @Test
    void tellsALoaderBelowADirectoryThatThisIsItsHome() {
        BootNames names = BootNames.of(
                serving(new Loader("efi64/syslinux.efi", LoaderKind.SYSLINUX_EFI)), BootClient.of(Firmware.EFI64), MAC);
        assertThat(names.file()).isEqualTo("efi64/syslinux.efi");
        assertThat(names.home()).isEqualTo("efi64/");
        assertThat(names.configFile()).isEqualTo("pxelinux.cfg/01-52-54-00-12-34-56");
    }

    @Test
    void warnsOfGrubWhereAnotherServerGivesTheAddress() {
        Build grub = new Build(
                1,
                "grub",
                "grub",
                "",
                "2.06",
                Map.of(Firmware.EFI64, new Loader("grubx64.efi", LoaderKind.GRUB)),
                Map.of("grubx64.efi", Fixtures.FILE));
        Network proxy = Fixtures.network(Network.Mode.PROXY, Network.Answer.KNOWN);
        BootSnapshot site =
                Fixtures.site(Fixtures.host(true, null), Fixtures.OLD).withBuild(13, grub);
        assertThat(decide(site, proxy, Firmware.EFI64).explanation().rules())
                .anySatisfy(rule -> assertThat(rule.rule()).isEqualTo("loader-on-proxy"));
        assertThat(decide(site, KNOWN_ONLY, Firmware.EFI64).explanation().rules())
                .noneSatisfy(rule -> assertThat(rule.rule()).isEqualTo("loader-on-proxy"));
    }
}
