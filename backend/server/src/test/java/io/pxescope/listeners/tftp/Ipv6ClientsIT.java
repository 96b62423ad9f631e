package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pxescope.net.Ipv6Address;
import io.pxescope.transfer.TransferOutcome;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TFTP over IPv6 with clients of others: lock step, large blocks, windows. */
class Ipv6ClientsIT {

    private final TftpDoor door = new TftpDoor(TftpSettings.of(Ipv6Address.LOOPBACK, 0, null));

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(
                NetworkInterface.getByInetAddress(Inet6Address.getByName("::1")) != null,
                "this machine has no IPv6 loopback");
        door.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    static Stream<List<String>> clients() {
        String url = "tftp://[::1]:%port%/boot/f";
        return Stream.of(
                List.of("curl", "-g", "-sS", "-o", "%out%", url),
                List.of("curl", "-g", "-sS", "--tftp-blksize", "8192", "-o", "%out%", url),
                List.of(
                        "atftp",
                        "--option",
                        "windowsize 16",
                        "--option",
                        "blksize 1228",
                        "-g",
                        "-r",
                        "boot/f",
                        "-l",
                        "%out%",
                        "::1",
                        "%port%"),
                List.of("tftp", "-6", "-m", "octet", "::1", "%port%", "-c", "get", "boot/f", "%out%"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void getsTheWholeFile(List<String> words) throws Exception {
        byte[] content = door.file("boot/f", 300_001);
        Path out = directory.resolve("out");
        List<String> command = words.stream()
                .map(word -> word.replace("%out%", out.toString()).replace("%port%", Integer.toString(door.port())))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(out).as(Files.readString(directory.resolve("log"))).hasBinaryContent(content);
        assertThat(door.nextEnd().outcome()).isEqualTo(TransferOutcome.COMPLETE);
        assertThat(door.listener.where()).startsWith("[::1]:");
    }
}
