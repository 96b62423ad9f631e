package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4SubnetTest {

    @Test
    void clearsHostBits() {
        assertThat(Ipv4Subnet.parse("10.77.0.9/24")).hasToString("10.77.0.0/24");
    }

    @Test
    void knowsMaskBroadcastAndMembers() {
        Ipv4Subnet subnet = Ipv4Subnet.parse("192.168.1.64/26");
        assertThat(subnet.mask()).hasToString("255.255.255.192");
        assertThat(subnet.broadcast()).hasToString("192.168.1.127");
        assertThat(subnet.contains(Ipv4Address.parse("192.168.1.127"))).isTrue();
        assertThat(subnet.contains(Ipv4Address.parse("192.168.1.128"))).isFalse();
        assertThat(subnet.isHostAddress(Ipv4Address.parse("192.168.1.127"))).isFalse();
        assertThat(subnet.isHostAddress(Ipv4Address.parse("192.168.1.65"))).isTrue();
    }

    @Test
    void coversTheEdges() {
        assertThat(Ipv4Subnet.parse("0.0.0.0/0").contains(Ipv4Address.BROADCAST))
                .isTrue();
        assertThat(Ipv4Subnet.parse("0.0.0.0/0").mask()).isEqualTo(Ipv4Address.ANY);
        assertThat(Ipv4Subnet.parse("10.0.0.1/32").isHostAddress(Ipv4Address.parse("10.0.0.1")))
                .isTrue();
    }

    @Test
    void tellsOverlap() {
        assertThat(Ipv4Subnet.parse("10.0.0.0/8").overlaps(Ipv4Subnet.parse("10.9.0.0/16")))
                .isTrue();
        assertThat(Ipv4Subnet.parse("10.9.0.0/16").overlaps(Ipv4Subnet.parse("10.0.0.0/8")))
                .isTrue();
        assertThat(Ipv4Subnet.parse("10.8.0.0/16").overlaps(Ipv4Subnet.parse("10.9.0.0/16")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/-1", "10.0.0.0/8/8"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Ipv4Subnet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
