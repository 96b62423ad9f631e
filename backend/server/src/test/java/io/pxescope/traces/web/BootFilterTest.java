package io.pxescope.traces.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.trace.BootState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BootFilterTest {

    @Test
    void readsKeysQuotedValuesAndWords() {
        BootFilter filter = BootFilter.parse("state:failed,silent nic:\"Chelsio T520-CR\" since:7d initrd slow");
        assertThat(filter.states()).containsExactlyInAnyOrder(BootState.FAILED, BootState.SILENT);
        assertThat(filter.nicModel()).isEqualTo("Chelsio T520-CR");
        assertThat(filter.since()).isEqualTo(Duration.ofDays(7));
        assertThat(filter.text()).isEqualTo("initrd slow");
        assertThat(filter.problem()).isEmpty();
    }

    @Test
    void takesAMacAddressForAWord() {
        assertThat(BootFilter.parse("3c:fd:fe:9a:41:08").text()).isEqualTo("3c:fd:fe:9a:41:08");
    }

    @Test
    void saysWhatItDidNotUnderstand() {
        assertThat(BootFilter.parse("nick:x").problem())
                .contains("Unknown filter nick:")
                .contains("nic:");
        assertThat(BootFilter.parse("state:gone").problem()).contains("Unknown state gone");
        assertThat(BootFilter.parse("since:yesterday").problem()).contains("15m");
    }

    @Test
    void survivesAnOpenQuote() {
        assertThat(BootFilter.parse("nic:\"Intel X710").nicModel()).isEqualTo("Intel X710");
    }
}
