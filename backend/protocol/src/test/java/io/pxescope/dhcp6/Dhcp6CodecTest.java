package io.pxescope.dhcp6;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.pxe.ClientArch;
import io.pxescope.pxe.Dhcp6Client;
import io.pxescope.pxe.PxeClient;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Dhcp6CodecTest {

    /** OVMF 2022.11 in QEMU, no SMBIOS UUID: the SOLICIT of its PXE client. */
    static final String OVMF =
            "015b87970001000e0001000131dbba2e5254001234560008000200000003000c3e5dd7f7ffffffffffffffff"
                    + "00060008003b003c00170010003e0003010300003d0002000700100026000001570020505845436c69656e743a417263683a3030"
                    + "3030373a554e44493a303033303030";

    /** Debian's snponly.efi (iPXE 1.0.0+git-20190125), started by it. */
    static final String IPXE = "010837ef000100120004000000000000000000000000000000000003000caa55b0df0000000000000000"
            + "0006000800170018003b003c00100026000001570020505845436c69656e743a417263683a30303030373a554e44493a3030333031"
            + "30003d00020007003e000301030a000f0006000469505845000800020000";

    private static Dhcp6Packet decoded(byte[] octets) {
        Dhcp6Decoding decoding = Dhcp6Codec.decode(octets);
        assertThat(decoding).isInstanceOf(Dhcp6Decoding.Decoded.class);
        return ((Dhcp6Decoding.Decoded) decoding).packet();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void readsTheSolicitOfOvmf() {
        Dhcp6Message solicit = decoded(hex(OVMF)).message();
        assertThat(solicit.type()).isEqualTo(Dhcp6MessageType.SOLICIT);
        assertThat(solicit.xid()).isEqualTo(0x5b8797);
        assertThat(solicit.options().duid(Dhcp6OptionCode.CLIENT_ID).flatMap(Duid::mac))
                .contains(MacAddress.parse("52:54:00:12:34:56"));
        assertThat(solicit.options().associations())
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.iaid()).isEqualTo(0x3e5dd7f7));
        assertThat(solicit.options().numbers(Dhcp6OptionCode.ORO)).containsExactly(59, 60, 23, 16);
        PxeClient client = Dhcp6Client.of(solicit);
        assertThat(client.vendorClass()).isEqualTo("PXEClient:Arch:00007:UNDI:003000");
        assertThat(client.archs()).containsExactly(ClientArch.X64_UEFI);
        assertThat(client.undi()).hasValueSatisfying(undi -> assertThat(undi).hasToString("3.0"));
        assertThat(client.isIpxe()).isFalse();
        assertThat(client.machineId()).isEmpty();
    }

    @Test
    void readsTheSolicitOfIpxeWhoseUuidIsAllZero() {
        Dhcp6Message solicit = decoded(hex(IPXE)).message();
        PxeClient client = Dhcp6Client.of(solicit);
        assertThat(client.isIpxe()).isTrue();
        assertThat(client.isPxe()).isTrue();
        assertThat(client.machineId()).isEmpty();
        assertThat(solicit.options().duid(Dhcp6OptionCode.CLIENT_ID)).hasValueSatisfying(duid -> {
            assertThat(duid.kind()).isEqualTo(Duid.Kind.UUID);
            assertThat(duid.mac()).isEmpty();
        });
    }

    @Test
    void writesWhatItRead() {
        assertThat(Dhcp6Codec.encode(decoded(hex(OVMF)))).isEqualTo(hex(OVMF));
        assertThat(Dhcp6Codec.encode(decoded(hex(IPXE)))).isEqualTo(hex(IPXE));
    }

    @Test
    void answersGoBackThroughTheSameRelays() {
        Dhcp6Message solicit = decoded(hex(OVMF)).message();
        Dhcp6Options inner = Dhcp6Options.builder()
                .put(Dhcp6OptionCode.INTERFACE_ID, OctetString.ofText("eth1"))
                .put(Dhcp6OptionCode.REMOTE_ID, OctetString.ofHex("0000000901"))
                .put(Dhcp6OptionCode.CLIENT_LINK_LAYER_ADDRESS, OctetString.ofHex("0001525400123456"))
                .build();
        Dhcp6Options outer = Dhcp6Options.builder()
                .put(Dhcp6OptionCode.ECHO_REQUEST, OctetString.of(0, 37))
                .put(Dhcp6OptionCode.REMOTE_ID, OctetString.ofHex("0000000902"))
                .build();
        RelayHop near = new RelayHop(
                0, Ipv6Address.parse("2001:db8:78::1"), Ipv6Address.parse("fe80::5054:ff:fe12:3456"), inner);
        RelayHop far = new RelayHop(1, Ipv6Address.ANY, Ipv6Address.parse("2001:db8:79::1"), outer);
        Dhcp6Packet request = decoded(Dhcp6Codec.encode(new Dhcp6Packet(List.of(far, near), false, solicit)));

        assertThat(request.relays()).containsExactly(far, near);
        assertThat(request.nearest()).contains(near);
        Dhcp6Message advertise = new Dhcp6Message(Dhcp6MessageType.ADVERTISE, solicit.xid(), Dhcp6Options.NONE);
        Dhcp6Packet answer = decoded(Dhcp6Codec.encode(request.answeredWith(advertise)));
        assertThat(answer.reply()).isTrue();
        assertThat(answer.message()).isEqualTo(advertise);
        assertThat(answer.relays().get(0).options().toList())
                .extracting(Dhcp6Option::code)
                .containsExactly(Dhcp6OptionCode.REMOTE_ID);
        assertThat(answer.relays().get(1).options().toList())
                .extracting(Dhcp6Option::code)
                .containsExactly(Dhcp6OptionCode.INTERFACE_ID);
        assertThat(answer.relays()).extracting(RelayHop::hopCount).containsExactly(1, 0);
        assertThat(answer.relays().get(1).peer()).hasToString("fe80::5054:ff:fe12:3456");
    }

    @Test
    void followsAsManyRelaysAsRfc3315AllowsAndNoMore() {
        List<RelayHop> relays = new ArrayList<>();
        for (int i = Dhcp6Codec.MOST_RELAYS - 1; i >= 0; i--) {
            relays.add(new RelayHop(i, Ipv6Address.ANY, Ipv6Address.ANY, Dhcp6Options.NONE));
        }
        Dhcp6Message solicit = decoded(hex(OVMF)).message();
        assertThat(decoded(Dhcp6Codec.encode(new Dhcp6Packet(relays, false, solicit)))
                        .relays())
                .hasSize(Dhcp6Codec.MOST_RELAYS);
        relays.add(0, new RelayHop(33, Ipv6Address.ANY, Ipv6Address.ANY, Dhcp6Options.NONE));
        assertThat(Dhcp6Codec.decode(Dhcp6Codec.encode(new Dhcp6Packet(relays, false, solicit))))
                .isInstanceOf(Dhcp6Decoding.Malformed.class);
    }

    @Test
    void tellsWhereReadingStopped() {
        assertMalformed("", "it is empty", 0);
        assertMalformed("63000000", "message type 99 is not known", 0);
        assertMalformed("010000", "it ends within its header", 3);
        assertMalformed("010000010001000a0001", "an option runs past the end", 4);
        assertMalformed("0100000100", "an option runs past the end", 4);
        String relay = "0c00" + "00".repeat(32);
        assertMalformed(relay, "a relay wrapped no message, or more than one", 0);
        assertMalformed(relay + "00090003010000", "it ends within its header", 41);
        assertMalformed(relay + "00090004630000010", "", 0);
        assertMalformed(relay + "0009000463000001", "message type 99 is not known", 38);
        assertMalformed(relay + "00090027" + "0d00" + "00".repeat(32) + "0009000101", "", 0);
    }

    private static void assertMalformed(String digits, String reason, int offset) {
        Dhcp6Decoding decoding = Dhcp6Codec.decode(hex(digits.length() % 2 == 0 ? digits : digits + "0"));
        assertThat(decoding).isInstanceOfSatisfying(Dhcp6Decoding.Malformed.class, malformed -> {
            if (!reason.isEmpty()) {
                assertThat(malformed.reason()).isEqualTo(reason);
                assertThat(malformed.offset()).isEqualTo(offset);
            }
        });
    }

    @Test
    void anyOctetsGiveAPacketOrAReasonAndEveryViewStands() {
        Random random = new Random(8415);
        Dhcp6Packet relayed = new Dhcp6Packet(
                List.of(new RelayHop(0, Ipv6Address.ANY, Ipv6Address.LOOPBACK, Dhcp6Options.NONE)),
                false,
                decoded(hex(IPXE)).message());
        List<byte[]> seeds = List.of(hex(OVMF), hex(IPXE), Dhcp6Codec.encode(relayed), new byte[60]);
        for (int round = 0; round < 60_000; round++) {
            byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                octets[random.nextInt(octets.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(64) : random.nextInt());
            }
            byte[] cut =
                    random.nextInt(4) == 0 ? java.util.Arrays.copyOf(octets, random.nextInt(octets.length)) : octets;
            Dhcp6Decoding decoding = Dhcp6Codec.decode(cut);
            if (decoding instanceof Dhcp6Decoding.Decoded decoded) {
                look(decoded.packet());
                Dhcp6Packet again = decoded(Dhcp6Codec.encode(decoded.packet()));
                assertThat(again).isEqualTo(decoded.packet());
            } else {
                assertThat(((Dhcp6Decoding.Malformed) decoding).offset()).isBetween(0, cut.length);
            }
        }
    }

    /** Reads everything that can be read of a packet. */
    private static void look(Dhcp6Packet packet) {
        Dhcp6Options options = packet.message().options();
        options.toList().forEach(option -> assertThat(option.toString()).isNotEmpty());
        options.associations()
                .forEach(association -> assertThat(association.addresses()).isNotNull());
        options.status();
        options.ipv6(Dhcp6OptionCode.DNS_SERVERS);
        options.duid(Dhcp6OptionCode.CLIENT_ID).ifPresent(duid -> {
            duid.mac();
            duid.uuid();
        });
        Dhcp6Client.of(packet.message());
        packet.answeredWith(packet.message());
    }
}
