package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.77.0.1", "192.168.255.254", "255.255.255.255"})
    void survivesText(String text) {
        Ipv4Address address = Ipv4Address.parse(text);
        assertThat(address).hasToString(text);
        assertThat(Ipv4Address.ofBytes(address.toBytes())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.", "1.2.3.4.5", "a.b.c.d", "1.2.3.-4", "::1"})
    void refusesAnythingElseNamingIt(String text) {
        assertThatThrownBy(() -> Ipv4Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not an IPv4 address");
    }

    @Test
    void writesPxelinuxHex() {
        assertThat(Ipv4Address.parse("10.77.0.134").toHex()).isEqualTo("0A4D0086");
    }

    @Test
    void ordersAsUnsignedNumber() {
        assertThat(Ipv4Address.parse("192.0.2.1")).isGreaterThan(Ipv4Address.parse("10.0.0.1"));
        assertThat(Ipv4Address.parse("127.255.255.255").next()).isEqualTo(Ipv4Address.parse("128.0.0.0"));
        assertThat(Ipv4Address.BROADCAST.next()).isEqualTo(Ipv4Address.ANY);
    }

    @Test
    void tellsWhatCanBeSentToOneHost() {
        assertThat(Ipv4Address.parse("10.0.0.1").isUnicast()).isTrue();
        assertThat(Ipv4Address.ANY.isUnicast()).isFalse();
        assertThat(Ipv4Address.BROADCAST.isUnicast()).isFalse();
        assertThat(Ipv4Address.parse("239.1.1.1").isUnicast()).isFalse();
    }
}
