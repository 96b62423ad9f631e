package io.pxescope.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.MacAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareNamesTest {

    /** Ids of the cards of the lab, of the founding story, and of what stands in most racks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8086:100e | Intel 82540EM",
                "8086:10d3 | Intel 82574L",
                "8086:1521 | Intel I350",
                "8086:1572 | Intel X710 for 10GbE SFP+",
                "1425:5401 | Chelsio T520-CR",
                "14e4:165f | Broadcom NetXtreme BCM5720",
                "14e4:16d7 | Broadcom BCM57414 NetXtreme-E",
                "15b3:1017 | Mellanox MT27800 Family [ConnectX-5]",
                "10ec:8168 | Realtek RTL8111/8168/8411",
                "1af4:1041 | Red Hat Virtio 1.0 network device",
            })
    void namesAModelAsPeopleSayIt(String id, String model) {
        assertThat(PciNames.shipped().model(id)).contains(model);
    }

    @Test
    void keepsTheWholeNameOfACard() {
        assertThat(PciNames.shipped().card("8086:100e")).contains("82540EM Gigabit Ethernet Controller");
    }

    @ParameterizedTest
    @CsvSource({"ffff:0001", "8086", "8086:", "'8086:100e\t'", "8086:100E", "0", "''"})
    void knowsNoModelOfWhatIsNotListedOrNoId(String id) {
        assertThat(PciNames.shipped().model(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a0:36:9f:71:0c:2e, Intel Corporate",
        "00:07:43:2e:1a:90, Chelsio Communications",
        "20:85:93:b1:00:01, IOG Products LLC",
        "70:b3:d5:f2:f0:01, TELEPLATFORMS",
    })
    void namesTheMakerByTheSmallestBlock(String mac, String maker) {
        assertThat(MacVendors.shipped().of(MacAddress.parse(mac))).contains(maker);
    }

    @ParameterizedTest
    @CsvSource({"52:54:00:12:34:56", "20:85:93:f1:00:01", "ff:ff:ff:ff:ff:ff"})
    void namesNobodyForAnAddressThatSomebodyChoseOrNobodyWasGiven(String mac) {
        assertThat(MacVendors.shipped().of(MacAddress.parse(mac))).isEmpty();
    }

    @Test
    void findsEveryLineOfASmallList() throws IOException {
        String list = "00\tnull\n0000\tzeros\n00:1\tone\nff\tlast";
        NameList names = NameList.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));

        assertThat(names.get("00")).contains("null");
        assertThat(names.get("0000")).contains("zeros");
        assertThat(names.get("00:1")).contains("one");
        assertThat(names.get("ff")).contains("last");
        assertThat(names.get("fe")).isEmpty();
        assertThat(names.get("000")).isEmpty();
    }
}
