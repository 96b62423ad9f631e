package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SilencesTest {

    @Test
    void tellsOneSilentMachineByItsName() {
        assertThat(Silences.of(List.of(Fixtures.silent(), Fixtures.live())))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.subject()).isEqualTo("fra1-r02-u33");
                    assertThat(decision.text()).startsWith("has sent nothing after lpxelinux.0. Try pxelinux.0");
                    assertThat(decision.actions())
                            .singleElement()
                            .satisfies(action -> assertThat(action.href()).isEqualTo("/boots/8825"));
                });
    }

    @Test
    void countsMachinesThatFellSilentForOneCauseAsOneDecision() {
        assertThat(Silences.of(List.of(Fixtures.silent(), Fixtures.silentLater())))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.machines()).isEqualTo(2);
                    assertThat(decision.subject()).isEqualTo("2 machines");
                    assertThat(decision.text()).contains("with Chelsio T520-CR have sent nothing after lpxelinux.0");
                });
    }
}
