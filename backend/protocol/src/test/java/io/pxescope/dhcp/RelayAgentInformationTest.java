package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import org.junit.jupiter.api.Test;

class RelayAgentInformationTest {

    private static RelayAgentInformation of(int... octets) {
        return new RelayAgentInformation(OctetString.of(octets));
    }

    @Test
    void readsTheSubOptionsItKnows() {
        RelayAgentInformation relay =
                of(1, 3, 'g', 'e', '1', 2, 2, 0xca, 0xfe, 5, 4, 10, 2, 0, 0, 11, 4, 10, 9, 0, 1, 151, 1, 0);
        assertThat(relay.circuitId()).contains(OctetString.ofText("ge1"));
        assertThat(relay.remoteId()).contains(OctetString.of(0xca, 0xfe));
        assertThat(relay.linkSelection()).contains(Ipv4Address.parse("10.2.0.0"));
        assertThat(relay.serverIdentifierOverride()).contains(Ipv4Address.parse("10.9.0.1"));
        assertThat(new DhcpOption(OptionCode.RELAY_AGENT_INFORMATION, relay.raw()))
                .hasToString("relay agent information = circuit id ge1, remote id 0xcafe, link selection 10.2.0.0, "
                        + "server identifier override 10.9.0.1, sub-option 151 0x00");
    }

    @Test
    void believesNoSubOptionWhenTheLengthsDoNotAddUp() {
        RelayAgentInformation relay = of(5, 4, 10, 2, 0, 0, 1, 9, 'x');
        assertThat(relay.isWellFormed()).isFalse();
        assertThat(relay.linkSelection()).isEmpty();
        assertThat(relay.circuitId()).isEmpty();
        assertThat(of(1).isWellFormed()).isFalse();
    }

    @Test
    void readsNothingFromAnEmptyOption() {
        assertThat(of().isWellFormed()).isTrue();
        assertThat(of().circuitId()).isEmpty();
    }

    @Test
    void ignoresAnAddressOfTheWrongLength() {
        assertThat(of(5, 3, 10, 2, 0).linkSelection()).isEmpty();
    }
}
