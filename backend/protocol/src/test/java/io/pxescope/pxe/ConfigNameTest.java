package io.pxescope.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigNameTest {

    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("10.77.0.134");

    @Test
    void searchesAsPxelinuxDoes() {
        MachineId id = new MachineId(OctetString.ofHex("4433221166558847" + "99aabbccddeeff00"));
        assertThat(ConfigName.searchOrder(Optional.of(id), MAC, ADDRESS))
                .extracting(ConfigName::path)
                .containsExactly(
                        "pxelinux.cfg/44332211-6655-8847-99aa-bbccddeeff00",
                        "pxelinux.cfg/01-52-54-00-12-34-56",
                        "pxelinux.cfg/0A4D0086",
                        "pxelinux.cfg/0A4D008",
                        "pxelinux.cfg/0A4D00",
                        "pxelinux.cfg/0A4D0",
                        "pxelinux.cfg/0A4D",
                        "pxelinux.cfg/0A4",
                        "pxelinux.cfg/0A",
                        "pxelinux.cfg/0",
                        "pxelinux.cfg/default");
    }

    @Test
    void leavesOutAUuidThatPxelinuxSkips() {
        MachineId skipped = new MachineId(OctetString.ofHex("44332211665503de" + "99aabbccddeeff00"));
        assertThat(ConfigName.searchOrder(Optional.of(skipped), MAC, ADDRESS)).hasSize(10);
        MachineId atTheEdge = new MachineId(OctetString.ofHex("443322116655f0de" + "99aabbccddeeff00"));
        assertThat(atTheEdge.isUsedByPxelinux()).isFalse();
    }

    @Test
    void recognisesEachNameItSearchesWhateverStandsBeforeIt() {
        MachineId id = new MachineId(OctetString.ofHex("4433221166558847" + "99aabbccddeeff00"));
        for (ConfigName name : ConfigName.searchOrder(Optional.of(id), MAC, ADDRESS)) {
            assertThat(ConfigName.recognise(name.path())).contains(name);
            assertThat(ConfigName.recognise("b/token/" + name.path())).contains(name);
            assertThat(ConfigName.recognise("/" + name.path())).contains(name);
        }
        assertThat(ConfigName.of(MAC).mac()).contains(MAC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pxelinux.0",
                "default",
                "pxelinux.cfg/",
                "pxelinux.cfg/menu.c32",
                "mypxelinux.cfg/default",
                "pxelinux.cfg/sub/default",
                "pxelinux.cfg/0a4d0086"
            })
    void recognisesNothingElse(String path) {
        assertThat(ConfigName.recognise(path)).isEmpty();
    }
}
