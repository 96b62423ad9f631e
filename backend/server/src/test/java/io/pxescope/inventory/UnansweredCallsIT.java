package io.pxescope.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.MacAddress;
import io.pxescope.testing.PxescopeTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PxescopeTest
class UnansweredCallsIT {
    private static final MacAddress NIC = MacAddress.parse("52:54:00:0a:0b:0c");
    private static final MacAddress NOBODY = MacAddress.parse("52:54:00:0a:0b:0d");

    @Autowired
    private UnansweredCalls calls;

    @Autowired
    private Hosts hosts;

    @Test
    void keepsTheReasonOfTheNewestCallOfAKnownNicOnly() {
        hosts.create(
                new HostDraft(
                        "unanswered-1", null, null, true, null, List.of(new NicDraft(NIC.toString(), null, null))),
                "test");
        calls.note(NIC, "lab", "Not answered: not under test.");
        calls.note(NIC, "lab", "Not answered: not under test.");
        calls.note(NOBODY, "lab", "Not answered: not under test.");

        assertThat(calls.of(List.of(NIC, NOBODY))).singleElement().satisfies(call -> {
            assertThat(call.mac()).isEqualTo(NIC);
            assertThat(call.calls()).as("written once in half a minute").isEqualTo(1);
            assertThat(call.because()).isEqualTo("Not answered: not under test.");
        });
    }
}
