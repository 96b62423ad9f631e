package io.pxescope.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.trace.Story;
import io.pxescope.trace.TransferOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static Verdict of(Story story, long secondsLater) {
        return Diagnosis.of(story.trace(), story.now().plusSeconds(secondsLater));
    }

    private static Story loaded(String loader) {
        return Story.begun(loader, true).address().fetches(loader);
    }

    @Test
    void saysOnlyThatABootIsUnderWayWhileItIs() {
        assertThat(of(loaded("pxelinux.0"), 1).code()).isEqualTo("BOOTING");
        assertThat(of(loaded("pxelinux.0"), 1).bad()).isFalse();
    }

    @Test
    void namesTheModuleAndEveryNameItWasAskedForBy() {
        Story story = loaded("pxelinux.0");
        for (String name : new String[] {
            "ldlinux.c32",
            "/boot/isolinux/ldlinux.c32",
            "/isolinux/ldlinux.c32",
            "/boot/syslinux/ldlinux.c32",
            "/syslinux/ldlinux.c32",
            "/ldlinux.c32"
        }) {
            story.misses(name, false);
        }
        Verdict verdict = of(story, 6);
        assertThat(verdict.code()).isEqualTo("MODULE_MISSING");
        assertThat(verdict.title()).isEqualTo("Failed to load ldlinux.c32");
        assertThat(verdict.text()).contains("6 names", "/boot/isolinux/ldlinux.c32", ", /ldlinux.c32.");
        assertThat(verdict.findings().get(0).steps()).hasSize(6);
    }

    @Test
    void tellsTheFoundingStoryWithoutClaimingWhatItCannotSee() {
        Verdict verdict = of(loaded("lpxelinux.0"), 12);
        assertThat(verdict.code()).isEqualTo("SILENT_AFTER_LOADER");
        assertThat(verdict.text()).contains("received all of lpxelinux.0", "not observed");
        assertThat(verdict.findings().get(0).advice()).anyMatch(advice -> advice.contains("pxelinux.0"));
        assertThat(of(loaded("pxelinux.0"), 12).certainty()).isEqualTo("not known");
    }

    @Test
    void namesTheOtherServerThatTheMachineTook() {
        Story offered = Story.begun("pxelinux.0", true)
                .discover("00000001")
                .sent("OFFER", "00000001", true)
                .after(3)
                .received("REQUEST", "00000001", true);
        Verdict taken = of(offered.takes("10.20.3.9", false), 30);
        assertThat(taken.code()).isEqualTo("OTHER_SERVER_TAKEN");
        assertThat(taken.text()).contains("took the offer of 10.20.3.9");
        assertThat(taken.findings().get(0).steps()).containsExactly(4);
    }

    @Test
    void blamesNoOfficialServerForGivingTheAddressToABootThatGoesOn() {
        Story proxied = Story.begun("pxelinux.0", true)
                .discover("00000001")
                .sent("OFFER", "00000001", true)
                .after(3)
                .received("REQUEST", "00000001", true)
                .takes("10.20.3.2", true);
        assertThat(of(proxied, 30).code()).isEqualTo("NO_BOOTFILE_REQUEST");
        proxied.fetches("pxelinux.0").fetches("ldlinux.c32");
        assertThat(of(proxied, 1).code()).isEqualTo("BOOTING");
        assertThat(of(proxied, 30).code()).isNotIn("NO_BOOTFILE_REQUEST", "OTHER_SERVER_TAKEN", "NOT_ANSWERED");
    }

    @Test
    void repeatsTheReasonOfASilenceOfOurs() {
        Story story = Story.begun("pxelinux.0", true)
                .discover("00000001")
                .silence("NOTHING_TO_BOOT", "Nothing to serve: no build is promoted for the fleet.");
        assertThat(of(story, 30).text()).isEqualTo("Nothing to serve: no build is promoted for the fleet.");
    }

    @Test
    void tellsAnOfferThatWasNotTaken() {
        Story story = Story.begun("pxelinux.0", true).discover("00000001").sent("OFFER", "00000001", true);
        assertThat(of(story, 30).code()).isEqualTo("OFFER_NOT_TAKEN");
    }

    @Test
    void tellsABootFileThatIsNotThere() {
        Story story = Story.begun("pxelinux.0", true).address().misses("pxelinux.0", false);
        assertThat(of(story, 6).code()).isEqualTo("BOOTFILE_NOT_SERVED");
    }

    @Test
    void tellsThatNoFileWasAskedFor() {
        assertThat(of(Story.begun("pxelinux.0", true).address(), 40).code()).isEqualTo("NO_BOOTFILE_REQUEST");
    }

    @Test
    void tellsATransferThatStoppedInTheMiddle() {
        Story story = loaded("pxelinux.0")
                .fetches("ldlinux.c32")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .begins("profile/vmlinuz")
                .after(30)
                .ends(TransferOutcome.TIMED_OUT, false, null);
        assertThat(of(story, 6).code()).isEqualTo("TRANSFER_TIMED_OUT");
        assertThat(of(story, 6).text()).contains("0 of 1000 bytes of vmlinuz");
    }

    @Test
    void tellsASystemThatNeverReported() {
        Story story = loaded("pxelinux.0")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .fetches("profile/vmlinuz")
                .fetches("profile/initrd.gz");
        assertThat(Diagnosis.of(story.trace(), story.now().plus(Duration.ofMinutes(5)))
                        .code())
                .isEqualTo("SYSTEM_NOT_HEARD");
    }

    @Test
    void raisesNothingOnABootThatPassed() {
        Story story = loaded("pxelinux.0")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .fetches("profile/vmlinuz")
                .fetches("profile/initrd.gz")
                .after(9)
                .home();
        assertThat(of(story, 0).code()).isEqualTo("PASSED");
        assertThat(of(story, 0).bad()).isFalse();
    }
}
