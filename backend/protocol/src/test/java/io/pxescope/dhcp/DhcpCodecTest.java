package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DhcpCodecTest {

    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.1");

    private static final DhcpMessage DISCOVER =
            DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 0x11223344).build();

    /** The fixed fields of a DISCOVER with the given octets behind the magic cookie. */
    private static byte[] withOptions(int... options) {
        byte[] payload = Arrays.copyOf(DhcpCodec.encode(DISCOVER), DhcpCodec.OPTIONS_OFFSET + options.length);
        for (int i = 0; i < options.length; i++) {
            payload[DhcpCodec.OPTIONS_OFFSET + i] = (byte) options[i];
        }
        return payload;
    }

    private static DhcpMessage read(byte[] payload) {
        return DhcpCodec.decode(payload).asMessage().orElseThrow();
    }

    private static DhcpDecoding.Malformed malformed(byte[] payload) {
        DhcpDecoding decoding = DhcpCodec.decode(payload);
        assertThat(decoding).isInstanceOf(DhcpDecoding.Malformed.class);
        return (DhcpDecoding.Malformed) decoding;
    }

    @Test
    void readsEveryFixedField() {
        DhcpMessage message = new DhcpMessageBuilder()
                .op(DhcpMessage.BOOTREPLY)
                .hardware(32, 20, OctetString.ofHex("00112233445566778899aabbccddeeff"))
                .hops(3)
                .xid(0xfedcba98)
                .secs(65535)
                .flags(0xffff)
                .ciaddr(Ipv4Address.parse("1.2.3.4"))
                .yiaddr(Ipv4Address.parse("250.251.252.253"))
                .siaddr(Ipv4Address.parse("9.8.7.6"))
                .giaddr(Ipv4Address.parse("5.5.5.5"))
                .sname("s".repeat(64))
                .file("\u00ff".repeat(128))
                .build();
        assertThat(read(DhcpCodec.encode(message))).isEqualTo(message);
    }

    @Test
    void writesAtLeast300Octets() {
        assertThat(DhcpCodec.encode(DISCOVER)).hasSize(300);
    }

    @Test
    void acceptsAMessageShorterThan300Octets() {
        assertThat(read(withOptions(53, 1, 1, 255)).messageType()).contains(DhcpMessageType.DISCOVER);
    }

    @Test
    void acceptsAMessageOf1400Octets() {
        byte[] payload = Arrays.copyOf(withOptions(53, 1, 1), 1400);
        assertThat(read(payload).messageType()).contains(DhcpMessageType.DISCOVER);
    }

    @Test
    void skipsPadsAndForgivesAMissingEnd() {
        DhcpMessage message = read(withOptions(0, 0, 53, 1, 3, 0, 12, 2, 'p', 'c', 0));
        assertThat(message.options().codes()).containsExactly(OptionCode.MESSAGE_TYPE_CODE, OptionCode.HOST_NAME);
    }

    @Test
    void ignoresWhatStandsBehindTheEnd() {
        assertThat(read(withOptions(53, 1, 1, 255, 12, 200)).options().codes())
                .containsExactly(OptionCode.MESSAGE_TYPE_CODE);
    }

    @Test
    void joinsTheInstancesOfASplitOption() {
        DhcpMessage message = read(withOptions(61, 3, 1, 2, 3, 53, 1, 1, 61, 2, 4, 5, 255));
        assertThat(message.clientIdentifier()).contains(OctetString.of(1, 2, 3, 4, 5));
    }

    @Test
    void readsFileAndSnameWhenTheyHoldOptions() {
        byte[] payload = withOptions(53, 1, 1, 52, 1, 3, 61, 1, 1, 255);
        place(payload, DhcpCodec.FILE_OFFSET, 61, 1, 2, 12, 2, 'p', 'c', 255);
        place(payload, DhcpCodec.SNAME_OFFSET, 60, 3, 'P', 'X', 'E', 61, 1, 3, 255);
        DhcpMessage message = read(payload);
        assertThat(message.file()).isEmpty();
        assertThat(message.sname()).isEmpty();
        assertThat(message.options().text(OptionCode.HOST_NAME)).contains("pc");
        assertThat(message.options().text(OptionCode.VENDOR_CLASS_IDENTIFIER)).contains("PXE");
        assertThat(message.clientIdentifier()).contains(OctetString.of(1, 2, 3));
    }

    @Test
    void readsFileAsNameWhenOnlySnameHoldsOptions() {
        byte[] payload = withOptions(53, 1, 1, 52, 1, 2, 255);
        place(payload, DhcpCodec.FILE_OFFSET, 'a', '.', 'b', 0, 12, 200);
        DhcpMessage message = read(payload);
        assertThat(message.file()).isEqualTo("a.b");
        assertThat(message.options().codes()).containsExactly(OptionCode.MESSAGE_TYPE_CODE);
    }

    private static void place(byte[] payload, int offset, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            payload[offset + i] = (byte) octets[i];
        }
    }

    @Test
    void ignoresAnOverloadThatIsNone() {
        assertThat(read(withOptions(53, 1, 1, 52, 1, 7, 255)).options().codes())
                .containsExactly(OptionCode.MESSAGE_TYPE_CODE);
        assertThat(read(withOptions(53, 1, 1, 52, 2, 1, 1, 255)).messageType()).contains(DhcpMessageType.DISCOVER);
    }

    @Test
    void doesNotBelieveAMessageTypeOfTheWrongShape() {
        assertThat(read(withOptions(53, 2, 1, 1, 255)).messageType()).isEmpty();
        assertThat(read(withOptions(53, 1, 1, 53, 1, 3, 255)).messageType()).isEmpty();
        assertThat(read(withOptions(53, 1, 99, 255)).messageType()).isEmpty();
        assertThat(read(withOptions(255)).messageType()).isEmpty();
    }

    @Test
    void saysWhyOctetsAreNoMessageAndWhere() {
        assertThat(malformed(new byte[0]))
                .hasToString("Malformed[reason=only 0 octets, a DHCP message has at least 240, offset=0]");
        assertThat(malformed(Arrays.copyOf(DhcpCodec.encode(DISCOVER), 239)).offset())
                .isEqualTo(239);
        byte[] op = DhcpCodec.encode(DISCOVER);
        op[0] = 7;
        assertThat(malformed(op).reason()).isEqualTo("op is 7, neither request (1) nor reply (2)");
        byte[] cookie = DhcpCodec.encode(DISCOVER);
        cookie[DhcpCodec.COOKIE_OFFSET] = 0;
        assertThat(malformed(cookie).reason()).startsWith("magic cookie is 00825363");
        assertThat(malformed(withOptions(53, 1, 1, 43, 200, 1, 2)))
                .isEqualTo(new DhcpDecoding.Malformed("option 43 claims 200 octets, 2 are left", 243));
        assertThat(malformed(withOptions(53, 1, 1, 12)))
                .isEqualTo(new DhcpDecoding.Malformed("option 12 has no length octet", 243));
    }

    @Test
    void splitsAValueLongerThan255OctetsAndJoinsItAgain() {
        OctetString value = OctetString.copyOf(new byte[600]);
        DhcpMessage message = DISCOVER.toBuilder()
                .add(DhcpOptions.builder().put(OptionCode.of(224), value).build())
                .build();
        byte[] payload = DhcpCodec.encode(message);
        assertThat(payload[DhcpCodec.OPTIONS_OFFSET + 3] & 0xff).isEqualTo(224);
        assertThat(payload[DhcpCodec.OPTIONS_OFFSET + 4] & 0xff).isEqualTo(255);
        assertThat(read(payload)).isEqualTo(message);
    }

    @Test
    void keepsAnOptionWithoutAValue() {
        DhcpMessage message = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .put(OptionCode.of(80), OctetString.EMPTY)
                        .build())
                .build();
        assertThat(read(DhcpCodec.encode(message))).isEqualTo(message);
    }

    @Test
    void countsTheWholeDatagramInTheMaximumMessageSize() {
        assertThat(DhcpCodec.payloadLimit(maximum(1472))).isEqualTo(1444);
        assertThat(DhcpCodec.payloadLimit(DhcpOptions.NONE)).isEqualTo(548);
        assertThat(DhcpCodec.payloadLimit(maximum(100))).isEqualTo(548);
        assertThat(DhcpCodec.payloadLimit(maximum(65280))).isEqualTo(1472);
    }

    private static DhcpOptions maximum(int size) {
        return DhcpOptions.builder()
                .uint16(OptionCode.MAXIMUM_MESSAGE_SIZE, size)
                .build();
    }

    @Test
    void answersInTheOrderAskedWithTheMaskBeforeTheRouter() {
        DhcpMessage request = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .parameterRequestList(
                                OptionCode.ROUTER,
                                OptionCode.DOMAIN_NAME,
                                OptionCode.SUBNET_MASK,
                                OptionCode.RELAY_AGENT_INFORMATION,
                                OptionCode.LEASE_TIME)
                        .put(OptionCode.RELAY_AGENT_INFORMATION, OctetString.of(1, 1, 7))
                        .build())
                .build();
        DhcpMessage reply = DhcpMessage.replyTo(request, DhcpMessageType.OFFER, SERVER)
                .add(DhcpOptions.builder()
                        .uint32(OptionCode.LEASE_TIME, 3600)
                        .address(OptionCode.SUBNET_MASK, Ipv4Address.parse("255.0.0.0"))
                        .text(OptionCode.DOMAIN_NAME, "lab")
                        .address(OptionCode.ROUTER, SERVER)
                        .build())
                .build();
        EncodedReply encoded = DhcpCodec.encodeReply(reply, request);
        assertThat(read(encoded.payload().toBytes()).options().codes())
                .containsExactly(
                        OptionCode.MESSAGE_TYPE_CODE,
                        OptionCode.SUBNET_MASK,
                        OptionCode.ROUTER,
                        OptionCode.DOMAIN_NAME,
                        OptionCode.LEASE_TIME,
                        OptionCode.SERVER_IDENTIFIER,
                        OptionCode.RELAY_AGENT_INFORMATION);
        assertThat(encoded.omitted()).isEmpty();
        assertThat(encoded.payload().length()).isEqualTo(300);
    }

    @Test
    void movesOptionsToUnusedFieldsOnlyWhenTheyDoNotFit() {
        DhcpMessage reply = DhcpMessage.replyTo(DISCOVER, DhcpMessageType.OFFER, SERVER)
                .add(filler(224, 200))
                .add(filler(225, 100))
                .add(filler(226, 40))
                .build();
        EncodedReply encoded = DhcpCodec.encodeReply(reply, DISCOVER);
        byte[] payload = encoded.payload().toBytes();
        assertThat(payload).hasSizeLessThanOrEqualTo(548);
        assertThat(payload[DhcpCodec.OPTIONS_OFFSET + 3]).isEqualTo((byte) 52);
        assertThat(payload[DhcpCodec.FILE_OFFSET]).isEqualTo((byte) 225);
        assertThat(encoded.omitted()).isEmpty();
        assertThat(read(payload).options().codes())
                .hasSameElementsAs(reply.options().codes());
    }

    @Test
    void neverOverloadsAFieldThatIsInUse() {
        DhcpMessage reply = DhcpMessage.replyTo(DISCOVER, DhcpMessageType.OFFER, SERVER)
                .file("pxelinux.0")
                .add(filler(224, 200))
                .add(filler(225, 100))
                .build();
        EncodedReply encoded = DhcpCodec.encodeReply(reply, DISCOVER);
        DhcpMessage sent = read(encoded.payload().toBytes());
        assertThat(sent.file()).isEqualTo("pxelinux.0");
        assertThat(encoded.omitted()).containsExactly(OptionCode.of(225));
    }

    @Test
    void leavesOutTheLeastWantedOptionAndSaysSo() {
        DhcpMessage request = DISCOVER.toBuilder()
                .add(DhcpOptions.builder()
                        .parameterRequestList(OptionCode.of(226), OptionCode.of(225))
                        .build())
                .build();
        DhcpMessage reply = DhcpMessage.replyTo(request, DhcpMessageType.OFFER, SERVER)
                .add(filler(224, 250))
                .add(filler(225, 250))
                .add(filler(226, 250))
                .build();
        EncodedReply encoded = DhcpCodec.encodeReply(reply, request);
        assertThat(encoded.omitted()).containsExactly(OptionCode.of(224), OptionCode.of(225));
        assertThat(encoded.payload().length()).isLessThanOrEqualTo(548);
        assertThat(read(encoded.payload().toBytes()).options().contains(OptionCode.SERVER_IDENTIFIER))
                .isTrue();
    }

    @Test
    void sendsALongOption82WholeOrNotAtAllAndNeverInTheFields() {
        for (int length = 1; length < 600; length++) {
            DhcpMessage request = DISCOVER.toBuilder()
                    .giaddr(Ipv4Address.parse("10.1.0.1"))
                    .add(filler(82, length))
                    .build();
            DhcpMessage reply = DhcpMessage.replyTo(request, DhcpMessageType.OFFER, SERVER)
                    .add(DhcpOptions.builder()
                            .uint32(OptionCode.LEASE_TIME, 3600)
                            .build())
                    .add(filler(224, 100))
                    .build();
            DhcpMessage sent =
                    read(DhcpCodec.encodeReply(reply, request).payload().toBytes());
            assertThat(sent.options().contains(OptionCode.LEASE_TIME)).isTrue();
            if (length < 250) {
                assertThat(sent.options().get(OptionCode.RELAY_AGENT_INFORMATION))
                        .isEqualTo(request.options().get(OptionCode.RELAY_AGENT_INFORMATION));
            } else {
                assertThat(sent.options().get(OptionCode.RELAY_AGENT_INFORMATION))
                        .matches(value -> value.isEmpty()
                                || value.equals(request.options().get(OptionCode.RELAY_AGENT_INFORMATION)));
            }
        }
    }

    private static DhcpOptions filler(int code, int length) {
        return DhcpOptions.builder()
                .put(OptionCode.of(code), OctetString.copyOf(new byte[length]))
                .build();
    }
}
