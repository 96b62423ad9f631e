package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.pxe.PxeClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HexTextTest {
    private static final byte[] TEN = {0, 1, 2, 0x41, 0x42, (byte) 0xff, 6, 7, 8, 9};

    private static byte[] octets(String text) {
        HexText.Reading reading = HexText.read(text);
        assertThat(reading).isInstanceOf(HexText.Reading.Octets.class);
        return ((HexText.Reading.Octets) reading).octets();
    }

    private static String because(String text) {
        HexText.Reading reading = HexText.read(text);
        assertThat(reading).isInstanceOf(HexText.Reading.Unreadable.class);
        return ((HexText.Reading.Unreadable) reading).because();
    }

    static String packet(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HexTextTest.class.getResourceAsStream("/packets/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DhcpMessage message(String name) throws IOException {
        UdpFrame.Found found = UdpFrame.of(octets(packet(name)));
        assertThat(found).isInstanceOf(UdpFrame.Found.Payload.class);
        return DhcpCodec.decode(((UdpFrame.Found.Payload) found).octets())
                .asMessage()
                .orElseThrow();
    }

    @Test
    void readsStreamsHoweverTheirOctetsAreParted() {
        for (String text : List.of(
                "0001024142ff06070809",
                "00 01 02 41 42 FF 06 07 08 09",
                "00:01:02:41:42:ff:6:7:8:9",
                "00-01-02-41-42-ff-06-07-08-09",
                "0001 0241\n42ff 0607\r\n0809\n",
                "0x00, 0x01, 0x02, 0x41, 0x42, 0xff, 0x06, 0x07, 0x08, 0x09",
                "\"\\x00\\x01\\x02\\x41\\x42\\xff\" \\\n\"\\x06\\x07\\x08\\x09\"")) {
            assertThat(octets(text)).as(text).isEqualTo(TEN);
        }
    }

    @Test
    void readsDumpsWithoutTheirTextColumn() {
        for (String text : List.of(
                "00000000: 0001 0241 42ff 0607 0809                 ...AB.....",
                "00000000  00 01 02 41 42 ff 06 07  08 09                    |...AB.....|\n0000000a",
                "000000 00 01 02 41 42 ff 06 07\n000008 08 09\n00000a",
                "0000   00 01 02 41 42 ff 06 07 08 09                     ...AB.....",
                "12:00:00.1 IP 1.2.3.4.68 > 1.2.3.5.67: UDP\n\t0x0000:  0001 0241 42ff 0607 0809                 ab cd")) {
            assertThat(octets(text)).as(text).isEqualTo(TEN);
        }
    }

    @Test
    void takesNoOctetFromATextColumnThatLooksLikeHex() {
        String line = "00000010: 6162 6364 6566 6162 6364 6566 3031 3233  abcdefabcdef0123\n";
        assertThat(octets("00000000: 6162 6364 6566 6162 6364 6566 3031 3233  abcdefabcdef0123\n" + line))
                .hasSize(32);
        assertThat(octets(line.replace("00000010", "00000000"))).hasSize(16);
    }

    @Test
    void fillsTheLinesThatADumpLeavesOut() {
        String zeros = "00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00";
        byte[] octets = octets(
                "00000000  01" + zeros.substring(2) + "  |................|\n00000010  " + zeros
                        + "  |................|\n*\n00000040  ff                                                |.|\n00000041\n");
        assertThat(octets).hasSize(65).startsWith(1, 0).endsWith(0, 0xff);
    }

    @Test
    void readsWhatTheToolsPrintedOfRealClients() throws IOException {
        DhcpMessage ipxe = message("ipxe-bios.tcpdump-XX.txt");
        assertThat(ipxe.messageType()).contains(DhcpMessageType.DISCOVER);
        assertThat(PxeClient.of(ipxe).isIpxe()).isTrue();
        assertThat(PxeClient.of(message("edk2-x64.tcpdump-x.txt")).vendorClass())
                .isEqualTo("PXEClient:Arch:00007:UNDI:003000");
        assertThat(PxeClient.of(message("edk2-http.wireshark.txt")).isHttpClient())
                .isTrue();
    }

    @Test
    void saysWhereSomethingIsNoHex() {
        assertThat(because("00 01\nzz 02")).contains("Line 2").contains("zz");
        assertThat(because("00 01 023")).contains("odd number");
        assertThat(because("  \n ")).contains("no octet");
        assertThat(because("00000000: 0001 0203\n00000010: 0405\n"))
                .contains("Line 2")
                .contains("16")
                .contains("4 octets");
        assertThat(because("ab".repeat(HexText.MAX_OCTETS + 1))).contains("Paste one packet");
    }

    @Test
    void anyOctetsComeBackFromTheirStreamAndTheirDump() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] octets = new byte[1 + random.nextInt(400)];
            random.nextBytes(octets);
            StringBuilder dump = new StringBuilder();
            for (int at = 0; at < octets.length; at += 16) {
                dump.append(String.format("%08x: ", at));
                StringBuilder text = new StringBuilder();
                for (int i = at; i < at + 16; i++) {
                    dump.append(i < octets.length ? String.format("%02x", octets[i]) : "  ");
                    dump.append(i % 2 == 1 ? " " : "");
                    text.append(i < octets.length && octets[i] > 32 && octets[i] < 127 ? (char) octets[i] : '.');
                }
                dump.append(' ').append(text).append('\n');
            }
            assertThat(octets(HexFormat.of().formatHex(octets))).isEqualTo(octets);
            assertThat(octets(dump.toString())).as(dump.toString()).isEqualTo(octets);
        }
    }

    @Test
    void anyTextIsReadOrRefused() {
        Random random = new Random(3);
        String alphabet = "0123456789abcdefx:| \t\n.*-\\g";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(HexText.read(text.toString())).isNotNull();
        }
    }
}
