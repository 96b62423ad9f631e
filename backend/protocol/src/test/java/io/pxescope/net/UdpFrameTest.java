package io.pxescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UdpFrameTest {
    private static byte[] frame() throws IOException {
        return ((HexText.Reading.Octets) HexText.read(HexTextTest.packet("edk2-http.wireshark.txt"))).octets();
    }

    private static UdpFrame.Found.Payload payload(byte[] octets) {
        UdpFrame.Found found = UdpFrame.of(octets);
        assertThat(found).isInstanceOf(UdpFrame.Found.Payload.class);
        return (UdpFrame.Found.Payload) found;
    }

    private static String other(byte[] octets) {
        UdpFrame.Found found = UdpFrame.of(octets);
        assertThat(found).isInstanceOf(UdpFrame.Found.Other.class);
        return ((UdpFrame.Found.Other) found).because();
    }

    @Test
    void findsTheSamePayloadBehindEachHeader() throws IOException {
        byte[] frame = frame();
        UdpFrame.Found.Payload whole = payload(frame);
        assertThat(whole.layers()).containsExactly("Ethernet", "IPv4", "UDP");
        assertThat(whole.offset()).isEqualTo(42);
        assertThat(whole.from()).hasToString("0.0.0.0:68");
        assertThat(whole.to()).hasToString("255.255.255.255:67");
        byte[] bare = Arrays.copyOfRange(frame, 42, frame.length);
        assertThat(whole.octets()).isEqualTo(bare);

        assertThat(payload(Arrays.copyOfRange(frame, 14, frame.length)).octets())
                .isEqualTo(bare);
        assertThat(payload(Arrays.copyOfRange(frame, 34, frame.length)).octets())
                .isEqualTo(bare);
        assertThat(payload(bare).octets()).isEqualTo(bare);
        assertThat(payload(bare).layers()).isEmpty();
    }

    @Test
    void looksPastVlanTagsAndTheCookedHeader() throws IOException {
        byte[] frame = frame();
        String hex = HexFormat.of().formatHex(frame);
        UdpFrame.Found.Payload tagged =
                payload(HexFormat.of().parseHex(hex.substring(0, 24) + "8100000a" + hex.substring(24)));
        assertThat(tagged.layers()).containsExactly("Ethernet, VLAN 10", "IPv4", "UDP");
        UdpFrame.Found.Payload cooked =
                payload(HexFormat.of().parseHex("00010001000652540012345600000800" + hex.substring(28)));
        assertThat(cooked.octets()).isEqualTo(payload(frame).octets());
    }

    @Test
    void leavesOutThePaddingOfTheLink() throws IOException {
        byte[] frame = frame();
        assertThat(payload(Arrays.copyOf(frame, frame.length + 6)).octets())
                .isEqualTo(payload(frame).octets());
    }

    @Test
    void saysWhatElseItIs() throws IOException {
        byte[] tcp = frame();
        tcp[23] = 6;
        assertThat(other(tcp)).contains("protocol 6");
        byte[] fragment = frame();
        fragment[20] = 0x20;
        assertThat(other(fragment)).contains("fragment");
        assertThat(other(HexFormat.of().parseHex("ffffffffffff5254001234560806" + "00".repeat(28))))
                .contains("ARP");
        assertThat(other(HexFormat.of().parseHex("ffffffffffff52540012345686dd60" + "00".repeat(60))))
                .contains("IPv6");
    }

    @Test
    void anyOctetsGiveAnAnswer() throws IOException {
        Random random = new Random(11);
        byte[] frame = frame();
        for (int round = 0; round < 5000; round++) {
            byte[] octets = Arrays.copyOf(frame, random.nextInt(frame.length));
            for (int flips = random.nextInt(8); flips > 0 && octets.length > 0; flips--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            assertThat(UdpFrame.of(octets)).isNotNull();
        }
    }
}
