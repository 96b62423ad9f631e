package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {

    /** The examples of RFC 5952 section 1, 2 and 4. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::AAAA, 2001:db8::aaaa",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "1:0:0:0:0:0:0:0, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "' fe80::5054:ff:fe12:3456 ', fe80::5054:ff:fe12:3456"
    })
    void readsEveryFormAndWritesTheCanonicalOne(String text, String canonical) {
        assertThat(Ipv6Address.parse(text)).hasToString(canonical);
        assertThat(Ipv6Address.parse(canonical)).isEqualTo(Ipv6Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "192.0.2.1",
                "1.2.3.4::",
                "::1.2.3.256",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]"
            })
    void refusesAnythingElseNamingIt(String text) {
        assertThatThrownBy(() -> Ipv6Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not an IPv6 address");
    }

    @Test
    void writesWhatTheJdkReadsAsTheSameOctets() throws UnknownHostException {
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            byte[] octets = new byte[16];
            for (int group = 0; group < 8; group++) {
                if (random.nextInt(3) == 0) {
                    octets[2 * group] = (byte) random.nextInt();
                    octets[2 * group + 1] = (byte) random.nextInt();
                }
            }
            octets[0] |= 0x20;
            Ipv6Address address = Ipv6Address.ofBytes(octets);
            assertThat(InetAddress.getByName(address.toString()).getAddress()).isEqualTo(octets);
            assertThat(Ipv6Address.parse(address.toString())).isEqualTo(address);
            assertThat(address.toBytes()).isEqualTo(octets);
        }
    }

    @Test
    void tellsKindsApart() {
        assertThat(Ipv6Address.parse("fe80::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.parse("febf::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.parse("fec0::1").isLinkLocal()).isFalse();
        assertThat(Ipv6Address.parse("ff02::1:2").isMulticast()).isTrue();
        assertThat(Ipv6Address.parse("ff02::1:2").isUnicast()).isFalse();
        assertThat(Ipv6Address.ANY.isUnicast()).isFalse();
        assertThat(Ipv6Address.LOOPBACK.isLoopback()).isTrue();
        assertThat(Ipv6Address.parse("2001:db8::1").isUnicast()).isTrue();
    }

    @Test
    void knowsTheHardwareAddressOfAnEui64Identifier() {
        MacAddress mac = MacAddress.parse("52:54:00:12:34:56");
        assertThat(Ipv6Address.linkLocalOf(mac)).hasToString("fe80::5054:ff:fe12:3456");
        assertThat(Ipv6Address.parse("2001:db8::5054:ff:fe12:3456").eui64Mac()).contains(mac);
        assertThat(Ipv6Address.parse("2001:db8::10").eui64Mac()).isEmpty();
    }

    @Test
    void ordersAsUnsignedNumberAndCountsAcrossTheHalves() {
        assertThat(Ipv6Address.parse("fe80::1")).isGreaterThan(Ipv6Address.parse("2001:db8::1"));
        assertThat(Ipv6Address.parse("1::ffff:ffff:ffff:ffff").plus(1)).hasToString("1:0:0:1::");
        assertThat(IpAddress.ORDER.compare(Ipv4Address.BROADCAST, Ipv6Address.ANY))
                .isNegative();
    }

    @Test
    void prefixesClearWhatFollowsAndTellTheirMembers() {
        Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:77::9/64");
        assertThat(prefix).hasToString("2001:db8:77::/64");
        assertThat(prefix.last()).hasToString("2001:db8:77:0:ffff:ffff:ffff:ffff");
        assertThat(prefix.contains(Ipv6Address.parse("2001:db8:77::ffff"))).isTrue();
        assertThat(prefix.contains(Ipv6Address.parse("2001:db8:77:1::"))).isFalse();
        assertThat(Ipv6Prefix.parse("::/0").contains(Ipv6Address.parse("ffff::")))
                .isTrue();
        assertThat(Ipv6Prefix.parse("2001:db8::/126").last()).hasToString("2001:db8::3");
        assertThat(Ipv6Prefix.parse("2001:db8::/32").overlaps(prefix)).isTrue();
        assertThatThrownBy(() -> Ipv6Prefix.parse("2001:db8::/129")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ipv6Prefix.parse("2001:db8::")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endpointsPutIpv6InBrackets() {
        assertThat(new UdpEndpoint(Ipv6Address.parse("fe80::1"), 547)).hasToString("[fe80::1]:547");
        assertThat(new UdpEndpoint(Ipv4Address.LOOPBACK, 69)).hasToString("127.0.0.1:69");
    }
}
