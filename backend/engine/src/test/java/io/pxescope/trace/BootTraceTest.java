package io.pxescope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootTraceTest {
    private static Story wholeBoot() {
        return Story.begun("pxelinux.0", true)
                .address()
                .fetches("pxelinux.0")
                .fetches("ldlinux.c32")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .fetches("profile/vmlinuz")
                .fetches("profile/initrd.gz");
    }

    @Test
    void foldsToTheSameTraceEventByEventAndAtOnce() {
        List<BootEvent> events = wholeBoot().after(9).home().events();
        BootTrace live = BootTrace.empty(42);
        for (BootEvent event : events) {
            live = live.apply(event);
        }
        assertThat(live).isEqualTo(BootTrace.of(42, new ArrayList<>(events)));
        assertThat(live.seq()).isEqualTo(events.size());
    }

    @Test
    void putsEachFileIntoTheStageThatItBelongsTo() {
        assertThat(wholeBoot().trace().transfers())
                .extracting(Step.Transfer::stage)
                .containsExactly(
                        BootStage.BOOTFILE, BootStage.MODULES, BootStage.CONFIG, BootStage.KERNEL, BootStage.KERNEL);
    }

    @Test
    void isAtTheSystemOnceKernelAndInitrdWereFetchedWhole() {
        Story story = wholeBoot();
        assertThat(story.trace().passed(BootStage.KERNEL)).isTrue();
        assertThat(story.trace().stage()).isEqualTo(BootStage.SYSTEM);
        assertThat(story.trace().stateAt(story.now())).isEqualTo(BootState.BOOTING);
    }

    @Test
    void hasNotPassedTheKernelWhileTheInitrdIsStillToCome() {
        Story story = Story.begun("pxelinux.0", true)
                .address()
                .fetches("pxelinux.0")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .fetches("profile/vmlinuz");
        assertThat(story.trace().passed(BootStage.KERNEL)).isFalse();
        assertThat(story.trace().stage()).isEqualTo(BootStage.KERNEL);
    }

    @Test
    void passesWhenTheSystemCallsHome() {
        Story story = wholeBoot().after(9).home();
        assertThat(story.trace().stateAt(story.now())).isEqualTo(BootState.PASSED);
    }

    @Test
    void passesWhenTheSystemIsGivenAnAddressOfItsOwn() {
        Story story =
                wholeBoot().after(9).received("DISCOVER", "00000099", false).sent("OFFER", "00000099", false);
        assertThat(story.trace().stateAt(story.now())).isEqualTo(BootState.BOOTING);
        story.received("REQUEST", "00000099", false).sent("ACK", "00000099", false);
        assertThat(story.trace().stateAt(story.now())).isEqualTo(BootState.PASSED);
    }

    @Test
    void isSilentAfterAWhileAndFailedAfterFiveMinutesWithoutAnything() {
        Story story = Story.begun("lpxelinux.0", true).address().fetches("lpxelinux.0");
        BootTrace trace = story.trace();
        assertThat(trace.stateAt(story.now().plusSeconds(2))).isEqualTo(BootState.BOOTING);
        assertThat(trace.stateAt(story.now().plusSeconds(11))).isEqualTo(BootState.SILENT);
        assertThat(trace.stateAt(story.now().plus(Duration.ofMinutes(5)))).isEqualTo(BootState.FAILED);
    }

    @Test
    void bearsTheQuietOfIpxeBetweenItsAddressAndItsFirstRequest() {
        Story story = Story.begun("pxelinux.0", true).address();
        assertThat(story.trace().stateAt(story.now().plusSeconds(16))).isEqualTo(BootState.BOOTING);
    }

    @Test
    void failsWhenTheMachineStartsOver() {
        Story story = Story.begun("lpxelinux.0", true)
                .address()
                .fetches("lpxelinux.0")
                .after(38)
                .superseded();
        assertThat(story.trace().stateAt(story.now())).isEqualTo(BootState.FAILED);
        assertThat(story.trace().stage()).isEqualTo(BootStage.MODULES);
    }

    @Test
    void countsAnErrorAsFinalOnlyWhenTheLoaderTriesNothingElse() {
        Story story =
                Story.begun("pxelinux.0", true).address().fetches("pxelinux.0").misses("ldlinux.c32", false);
        assertThat(story.trace().stateAt(story.now().plusSeconds(1))).isEqualTo(BootState.BOOTING);
        assertThat(story.trace().stateAt(story.now().plusSeconds(6))).isEqualTo(BootState.FAILED);
        story.misses("boot/isolinux/ldlinux.c32", false).fetches("ldlinux.c32");
        assertThat(story.trace().stateAt(story.now().plusSeconds(6))).isEqualTo(BootState.BOOTING);
    }

    @Test
    void takesNoHarmFromTheNormalMissesOfTheConfigurationSearch() {
        Story story = Story.begun("pxelinux.0", true)
                .address()
                .fetches("pxelinux.0")
                .fetches("ldlinux.c32")
                .misses("pxelinux.cfg/0A4D000A", true)
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56");
        assertThat(story.trace().stateAt(story.now().plusSeconds(6))).isEqualTo(BootState.BOOTING);
        assertThat(story.trace().passed(BootStage.CONFIG)).isTrue();
    }

    @Test
    void failsAtTheConfigurationWhenEvenTheLastNameIsMissing() {
        Story story = Story.begun("pxelinux.0", true)
                .address()
                .fetches("pxelinux.0")
                .fetches("ldlinux.c32")
                .misses("pxelinux.cfg/01-52-54-00-12-34-56", true)
                .misses("pxelinux.cfg/default", true);
        assertThat(story.trace().stateAt(story.now().plusSeconds(6))).isEqualTo(BootState.FAILED);
        assertThat(story.trace().stage()).isEqualTo(BootStage.CONFIG);
    }

    @Test
    void takesASizeProbeForNoError() {
        Story story = Story.begun("pxelinux.0", true)
                .address()
                .begins("pxelinux.0")
                .ends(TransferOutcome.SIZE_PROBE, false, null);
        assertThat(story.trace().stateAt(story.now().plusSeconds(6))).isEqualTo(BootState.BOOTING);
        assertThat(story.trace().passed(BootStage.BOOTFILE)).isFalse();
    }

    @Test
    void saysNothingOfASystemThatWouldNotReport() {
        Story story = Story.begun("pxelinux.0", false)
                .address()
                .fetches("pxelinux.0")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .fetches("profile/vmlinuz")
                .fetches("profile/initrd.gz");
        assertThat(story.trace().passed(BootStage.SYSTEM)).isFalse();
        assertThat(story.trace().stateAt(story.now().plus(Duration.ofMinutes(1))))
                .isEqualTo(BootState.BOOTING);
        assertThat(story.trace().stateAt(story.now().plus(Duration.ofMinutes(2))))
                .isEqualTo(BootState.PASSED);
    }

    @Test
    void goesOnBootingWhileAFileIsBeingFetchedHoweverLongItTakes() {
        Story story = Story.begun("pxelinux.0", true)
                .address()
                .fetches("pxelinux.0")
                .fetches("pxelinux.cfg/01-52-54-00-12-34-56")
                .begins("profile/vmlinuz");
        assertThat(story.trace().stateAt(story.now().plus(Duration.ofMinutes(9))))
                .isEqualTo(BootState.BOOTING);
    }
}
