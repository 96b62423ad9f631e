package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.net.Ipv4Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpCodecPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyMessageSurvivesEncodingAndDecoding(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            DhcpMessage message = message(random);
            assertThat(DhcpCodec.decode(DhcpCodec.encode(message)).asMessage()).contains(message);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void everyReplyFitsWhatTheClientAcceptsAndLosesOnlyWhatItNames(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            DhcpMessage request = message(random);
            DhcpMessage reply = DhcpMessage.replyTo(request, DhcpMessageType.OFFER, address(random))
                    .add(options(random))
                    .build();
            EncodedReply encoded = DhcpCodec.encodeReply(reply, request);
            assertThat(encoded.payload().length()).isBetween(300, DhcpCodec.payloadLimit(request.options()));
            DhcpOptions.Builder expected = reply.options().toBuilder();
            encoded.omitted().forEach(expected::remove);
            DhcpMessage sent =
                    DhcpCodec.decode(encoded.payload().toBytes()).asMessage().orElseThrow();
            assertThat(sent.options().toList())
                    .containsExactlyInAnyOrderElementsOf(expected.build().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void mutatedPacketsGiveAMessageOrAReason(long seed) throws IOException {
        Random random = new Random(seed);
        for (String name : RecordedPacketsTest.packets().toList()) {
            byte[] original = RecordedPacketsTest.payload(name);
            for (int i = 0; i < 500; i++) {
                byte[] mutated = Arrays.copyOf(original, 1 + random.nextInt(original.length + 20));
                for (int hits = random.nextInt(8); hits > 0; hits--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                assertIsReadOrRefused(mutated);
            }
        }
    }

    @Test
    void randomOctetsBehindTheCookieGiveAMessageOrAReason() {
        Random random = new Random(21);
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[240 + random.nextInt(400)];
            random.nextBytes(payload);
            payload[0] = (byte) (1 + random.nextInt(2));
            ByteBuffer.wrap(payload).putInt(DhcpCodec.COOKIE_OFFSET, DhcpCodec.MAGIC_COOKIE);
            assertIsReadOrRefused(payload);
        }
    }

    @Test
    void everyOptionCodeWithEveryOddLengthCanBeShownAndAnswered() {
        for (int code = 1; code < 255; code++) {
            for (int length : new int[] {0, 1, 2, 3, 4, 7, 17, 255}) {
                byte[] payload = new byte[240 + 2 + length + 1];
                payload[0] = 1;
                ByteBuffer.wrap(payload).putInt(DhcpCodec.COOKIE_OFFSET, DhcpCodec.MAGIC_COOKIE);
                payload[240] = (byte) code;
                payload[241] = (byte) length;
                payload[240 + 2 + length] = (byte) 255;
                assertIsReadOrRefused(payload);
            }
        }
    }

    private static void assertIsReadOrRefused(byte[] payload) {
        DhcpDecoding decoding = DhcpCodec.decode(payload);
        if (decoding instanceof DhcpDecoding.Malformed malformed) {
            assertThat(malformed.reason()).isNotBlank();
            assertThat(malformed.offset()).isBetween(0, payload.length);
            return;
        }
        DhcpMessage message = decoding.asMessage().orElseThrow();
        message.options()
                .toList()
                .forEach(option -> assertThat(option.describe()).matches("[ -~]*…?"));
        message.options().relayAgentInformation().ifPresent(RelayAgentInformation::serverIdentifierOverride);
        DhcpMessage reply = DhcpMessage.replyTo(message, DhcpMessageType.NAK, Ipv4Address.LOOPBACK)
                .build();
        ReplyRoute.of(message, reply, DhcpPorts.STANDARD);
        DhcpCodec.encodeReply(reply, message);
        assertThat(DhcpCodec.decode(DhcpCodec.encode(message)).asMessage()).isPresent();
    }

    private static DhcpMessage message(Random random) {
        byte[] chaddr = new byte[16];
        random.nextBytes(chaddr);
        return new DhcpMessageBuilder()
                .op(1 + random.nextInt(2))
                .hardware(random.nextInt(256), random.nextInt(256), OctetString.copyOf(chaddr))
                .hops(random.nextInt(256))
                .xid(random.nextInt())
                .secs(random.nextInt(0x10000))
                .flags(random.nextInt(0x10000))
                .ciaddr(address(random))
                .yiaddr(address(random))
                .siaddr(address(random))
                .giaddr(address(random))
                .sname(text(random, random.nextInt(65)))
                .file(text(random, random.nextInt(129)))
                .options(options(random))
                .build();
    }

    /** Options in the order in which they are written: the message type first, option 82 last. */
    private static DhcpOptions options(Random random) {
        DhcpOptions.Builder options = DhcpOptions.builder()
                .messageType(DhcpMessageType.of(1 + random.nextInt(8)).orElseThrow());
        boolean relayed = random.nextBoolean();
        for (int i = random.nextInt(12); i > 0; i--) {
            OptionCode code = OptionCode.of(1 + random.nextInt(254));
            if (code != OptionCode.OVERLOAD
                    && code != OptionCode.MESSAGE_TYPE_CODE
                    && code != OptionCode.RELAY_AGENT_INFORMATION) {
                options.put(code, octets(random));
            }
        }
        DhcpOptions unordered = options.build();
        if (unordered.contains(OptionCode.SUBNET_MASK) && unordered.contains(OptionCode.ROUTER)) {
            options.remove(OptionCode.ROUTER);
        }
        if (relayed) {
            options.put(OptionCode.RELAY_AGENT_INFORMATION, octets(random));
        }
        return options.build();
    }

    private static OctetString octets(Random random) {
        byte[] value = new byte[random.nextInt(10) == 0 ? random.nextInt(700) : random.nextInt(20)];
        random.nextBytes(value);
        return OctetString.copyOf(value);
    }

    private static String text(Random random, int length) {
        return random.ints(length, 1, 256)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Ipv4Address address(Random random) {
        return new Ipv4Address(random.nextInt());
    }
}
