package io.pxescope.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payloads of real boots ({@code packets/*.hex}) beside what we read in them ({@code *.txt}). The texts are rewritten
 * by {@code -Dgolden=rewrite}; review the difference.
 */
class RecordedPacketsTest {

    private static final Path PACKETS = Path.of("src/test/resources/io/pxescope/dhcp/packets");

    static Stream<String> packets() throws IOException {
        try (Stream<Path> files = Files.list(PACKETS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static byte[] payload(String name) {
        try {
            return HexFormat.of()
                    .parseHex(Files.readString(PACKETS.resolve(name + ".hex")).replace("\n", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DhcpMessage message(String name) {
        return DhcpCodec.decode(payload(name)).asMessage().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsAsItsGoldenText(String name) throws IOException {
        Path golden = PACKETS.resolve(name + ".txt");
        String text = describe(message(name));
        if ("rewrite".equals(System.getProperty("golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void survivesBeingWrittenAgain(String name) {
        DhcpMessage message = message(name);
        assertThat(DhcpCodec.decode(DhcpCodec.encode(message)).asMessage()).contains(message);
    }

    private static String describe(DhcpMessage message) {
        StringBuilder text = new StringBuilder();
        text.append("op %d, htype %d, hlen %d, hops %d, xid %08x, secs %d, flags %04x%n"
                .formatted(
                        message.op(),
                        message.htype(),
                        message.hlen(),
                        message.hops(),
                        message.xid(),
                        message.secs(),
                        message.flags()));
        text.append("ciaddr %s, yiaddr %s, siaddr %s, giaddr %s%n"
                .formatted(message.ciaddr(), message.yiaddr(), message.siaddr(), message.giaddr()));
        text.append(
                "chaddr %s, sname \"%s\", file \"%s\"%n".formatted(message.chaddr(), message.sname(), message.file()));
        message.options()
                .toList()
                .forEach(option -> text.append("%d %s%n".formatted(option.code().code(), option)));
        return text.toString();
    }
}
