package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    private static final MacAddress MAC = new MacAddress(0x52540012abefL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52:54:00:12:ab:ef",
                "52:54:00:12:AB:EF",
                " 52:54:0:12:ab:ef ",
                "52-54-00-12-ab-ef",
                "01-52-54-00-12-ab-ef",
                "5254.0012.abef",
                "525400-12abef",
                "52540012ABEF"
            })
    void readsEveryUsualNotation(String text) {
        assertThat(MacAddress.parse(text)).isEqualTo(MAC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "52:54:00:12:ab",
                "52:54:00:12:ab:ef:01",
                "52:54-00:12:ab:ef",
                "02-52-54-00-12-ab-ef",
                "52:54:00:12:ab:eg",
                "5254.0012.abe",
                "52540012abef0"
            })
    void refusesAnythingElseNamingIt(String text) {
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not a MAC address");
    }

    @Test
    void writesLowerCaseColonsAndDashes() {
        assertThat(MAC).hasToString("52:54:00:12:ab:ef");
        assertThat(MAC.toDashed()).isEqualTo("52-54-00-12-ab-ef");
        assertThat(MAC.oui()).isEqualTo("52:54:00");
    }

    @Test
    void survivesItsOctets() {
        assertThat(MacAddress.ofBytes(MAC.toBytes())).isEqualTo(MAC);
        assertThat(new MacAddress(0xffffffffffffL).toBytes()).containsOnly(0xff);
    }

    @Test
    void tellsGroupAndLocalAddresses() {
        assertThat(MAC.isMulticast()).isFalse();
        assertThat(MAC.isLocallyAdministered()).isTrue();
        assertThat(MacAddress.parse("01:00:5e:00:00:01").isMulticast()).isTrue();
    }

    @Test
    void refusesMoreThan48Bits() {
        assertThatThrownBy(() -> new MacAddress(1L << 48)).isInstanceOf(IllegalArgumentException.class);
    }
}
