package io.pxescope.dhcp6;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Dhcp6OptionTextTest {

    @Test
    void saysInWordsWhatAnAnswerHolds() {
        Dhcp6Options inner = Dhcp6Options.builder()
                .address(new IaAddress(Ipv6Address.parse("2001:db8::10"), 60, 0xffffffffL, Dhcp6Options.NONE))
                .status(new StatusCode(StatusCode.SUCCESS, ""))
                .build();
        Dhcp6Options options = Dhcp6Options.builder()
                .duid(Dhcp6OptionCode.SERVER_ID, Duid.ofLinkLayer(MacAddress.parse("52:54:00:77:00:01")))
                .association(new IdentityAssociation(1, 30, 48, inner))
                .ipv6(Dhcp6OptionCode.DNS_SERVERS, List.of(Ipv6Address.parse("2001:db8::53")))
                .text(Dhcp6OptionCode.BOOTFILE_URL, "tftp://[2001:db8::1]/x\n")
                .vendorClass(343, "HTTPClient")
                .put(new Dhcp6OptionCode(4000), OctetString.of(1, 2))
                .put(Dhcp6OptionCode.ELAPSED_TIME, OctetString.of(1, 0))
                .put(Dhcp6OptionCode.RAPID_COMMIT, OctetString.EMPTY)
                .put(Dhcp6OptionCode.CLIENT_LINK_LAYER_ADDRESS, OctetString.ofHex("0001525400123456"))
                .put(Dhcp6OptionCode.DNS_SERVERS, OctetString.of(1))
                .build();
        assertThat(options.toList().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        2 server id = link-layer address 52:54:00:77:00:01
                        3 IA_NA = IAID 00000001, 2001:db8::10 for ever, Success
                        23 DNS servers = 2001:db8::53
                        59 boot file URL = tftp://[2001:db8::1]/x\\x0a
                        16 vendor class = enterprise 343, HTTPClient
                        4000 = 0x0102
                        8 elapsed time = 2560 ms
                        14 rapid commit = yes
                        79 client link-layer address = Ethernet 52:54:00:12:34:56
                        23 DNS servers = 0x01""");
    }
}
