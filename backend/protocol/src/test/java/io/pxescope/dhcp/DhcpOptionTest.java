package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpOptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1   | ffffff00                             | subnet mask = 255.255.255.0",
                "3   | 0a0000010a000002                     | router = 10.0.0.1, 10.0.0.2",
                "3   | 0a0000                               | router = 0x0a0000",
                "51  | 00000e10                             | IP address lease time = 3600 s",
                "51  | ffffffff                             | IP address lease time = infinite",
                "53  | 01                                   | DHCP message type = DISCOVER",
                "53  | 0e                                   | DHCP message type = 14 (unknown)",
                "55  | 0103060f                             | parameter request list = 1, 3, 6, 15",
                "57  | 05c0                                 | maximum DHCP message size = 1472",
                "61  | 01525400123456                       | client identifier = Ethernet 52:54:00:12:34:56",
                "61  | ff00                                 | client identifier = ff:00",
                "67  | 7078656c696e75782e3000               | bootfile name = pxelinux.0",
                "77  | 69505845                             | user class = iPXE",
                "93  | 00070009                             | client system architecture = 7, 9",
                "94  | 010310                               | client network interface = UNDI 3.16",
                "97  | 0044332211665588470001020304050607   | client machine identifier = 44332211-6655-8847-0001-020304050607",
                "97  | 00                                   | client machine identifier = 0x00",
                "224 | c0ffee                               | option 224 = 0xc0ffee",
                "12  | 70630d0a1b5b33316d                   | host name = pc\\x0d\\x0a\\x1b[31m"
            })
    void readsInWords(int code, String hex, String words) {
        assertThat(new DhcpOption(OptionCode.of(code), OctetString.ofHex(hex))).hasToString(words);
    }

    @Test
    void cutsALongValue() {
        assertThat(new DhcpOption(OptionCode.HOST_NAME, OctetString.copyOf(new byte[5000])).describe())
                .hasSizeLessThan(260);
        assertThat(new DhcpOption(OptionCode.of(224), OctetString.copyOf(new byte[5000])).describe())
                .hasSize(257);
    }

    @Test
    void everyCodeIsAnOptionExceptPadAndEnd() {
        assertThat(OptionCode.of(60))
                .isSameAs(OptionCode.VENDOR_CLASS_IDENTIFIER)
                .hasToString("60 vendor class identifier");
        assertThat(OptionCode.of(254)).hasToString("option 254");
        assertThatThrownBy(() -> OptionCode.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OptionCode.of(255)).isInstanceOf(IllegalArgumentException.class);
    }
}
