package io.pxescope.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TftpCodecTest {

    @Test
    void readsTheRequestOfPxelinux() {
        TftpDecoding decoding = decode("\0\1ldlinux.c32\0octet\0tsize\0000\0blksize\0001408\0");

        assertThat(decoding)
                .isEqualTo(new TftpDecoding.Decoded(new TftpPacket.Rrq(
                        "ldlinux.c32",
                        "octet",
                        List.of(new TftpOption("tsize", "0"), new TftpOption("blksize", "1408")))));
    }

    @Test
    void keepsOptionsInOrderAndTwice() {
        TftpPacket.Rrq rrq = (TftpPacket.Rrq) decoded("\0\1f\0octet\0B\0002\0a\0001\0b\0003\0");

        assertThat(rrq.options()).extracting(TftpOption::toString).containsExactly("B=2", "a=1", "b=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\1f\0octet\0\u00ff", "\0\1f\0octet\0\0\0\0\0", "\0\1f\0octet\0\u00ff\u00ff\0"})
    void toleratesPaddingOfOldRomsBehindTheMode(String datagram) {
        assertThat(decoded(datagram)).isEqualTo(new TftpPacket.Rrq("f", "octet", List.of()));
    }

    @Test
    void keepsTheFfBehindANameForTheNameToDealWith() {
        TftpPacket.Rrq rrq = (TftpPacket.Rrq) decoded("\0\1pxelinux.0\u00ff\0octet\u00ff\0");

        assertThat(RequestedName.of(rrq.filename())).isEqualTo(new RequestedName.Normal("pxelinux.0"));
        assertThat(TransferMode.of(rrq.mode())).isEqualTo(TransferMode.OCTET);
    }

    @Test
    void toleratesAnErrorMessageWithoutItsEnd() {
        assertThat(decoded("\0\5\0\0TFTP Aborted")).isEqualTo(new TftpPacket.Error(0, "TFTP Aborted"));
        assertThat(decoded("\0\5\0\10")).isEqualTo(new TftpPacket.Error(8, ""));
    }

    @Test
    void saysWhatIsMalformedAndWhere() {
        assertThat(decode("\0")).isEqualTo(new TftpDecoding.Malformed(-1, "shorter than an opcode", 0));
        assertThat(decode("\0\11xx")).isEqualTo(new TftpDecoding.Malformed(9, "unknown opcode 9", 0));
        assertThat(decode("\0\1abc")).isEqualTo(new TftpDecoding.Malformed(1, "RRQ: the file name has no end", 2));
        assertThat(decode("\0\1abc\0")).isEqualTo(new TftpDecoding.Malformed(1, "RRQ without a mode", 6));
        assertThat(decode("\0\1abc\0oct")).isEqualTo(new TftpDecoding.Malformed(1, "RRQ: the mode has no end", 6));
        assertThat(decode("\0\1a\0octet\0blksize\0"))
                .isEqualTo(new TftpDecoding.Malformed(1, "RRQ: option blksize has no value", 18));
        assertThat(decode("\0\4\1")).isEqualTo(new TftpDecoding.Malformed(4, "ACK without a block number", 2));
    }

    @Test
    void anyPacketSurvivesEncodingAndDecoding() {
        for (long seed = 0; seed < 500; seed++) {
            TftpPacket packet = packet(new Random(seed));
            assertThat(TftpCodec.decode(ByteBuffer.wrap(TftpCodec.encode(packet))))
                    .as("seed %d", seed)
                    .isEqualTo(new TftpDecoding.Decoded(packet));
        }
    }

    @Test
    void anyOctetsGiveAPacketOrAReason() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            for (int i = 0; i < octets.length; i++) {
                octets[i] = random.nextInt(3) == 0 ? 0 : octets[i];
            }
            if (octets.length > 1) {
                octets[0] = 0;
                octets[1] = (byte) random.nextInt(8);
            }
            ByteBuffer datagram = ByteBuffer.wrap(octets);
            TftpDecoding decoding = TftpCodec.decode(datagram);
            if (decoding instanceof TftpDecoding.Malformed malformed) {
                assertThat(malformed.offset()).as("seed %d", seed).isBetween(0, octets.length);
                assertThat(malformed.reason()).as("seed %d", seed).isNotEmpty();
            }
            assertThat(datagram.position()).isZero();
        }
    }

    private static TftpPacket packet(Random random) {
        switch (random.nextInt(6)) {
            case 0:
                return new TftpPacket.Rrq(text(random, 30), text(random, 8), options(random));
            case 1:
                return new TftpPacket.Wrq(text(random, 30), text(random, 8), options(random));
            case 2:
                byte[] payload = new byte[random.nextInt(2000)];
                random.nextBytes(payload);
                return new TftpPacket.Data(random.nextInt(65536), ByteBuffer.wrap(payload));
            case 3:
                return new TftpPacket.Ack(random.nextInt(65536));
            case 4:
                return new TftpPacket.Error(random.nextInt(65536), text(random, 20));
            default:
                return new TftpPacket.Oack(options(random));
        }
    }

    private static List<TftpOption> options(Random random) {
        List<TftpOption> options = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            options.add(new TftpOption("o" + text(random, 8), text(random, 8)));
        }
        return options;
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append((char) (1 + random.nextInt(255)));
        }
        return text.toString();
    }

    private static TftpPacket decoded(String datagram) {
        TftpDecoding decoding = decode(datagram);
        assertThat(decoding).isInstanceOf(TftpDecoding.Decoded.class);
        return ((TftpDecoding.Decoded) decoding).packet();
    }

    private static TftpDecoding decode(String datagram) {
        return TftpCodec.decode(ByteBuffer.wrap(datagram.getBytes(ISO_8859_1)));
    }
}
