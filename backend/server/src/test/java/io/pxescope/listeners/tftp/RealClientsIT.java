package io.pxescope.listeners.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.transfer.TransferOutcome;
import io.pxescope.transfer.TransferSummary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files fetched by the TFTP clients Debian ships, with and without options. */
class RealClientsIT {

    private final TftpDoor door = TftpDoor.opened();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        door.close();
    }

    static Stream<Arguments> clients() {
        String get = "get boot/f %out%\nquit\n";
        return Stream.of(
                client("curl", "", "curl", "-sS", "-o", "%out%", "tftp://127.0.0.1:%port%/boot/f"),
                client(
                        "curl without options",
                        "",
                        "curl",
                        "-sS",
                        "--tftp-no-options",
                        "-o",
                        "%out%",
                        "tftp://127.0.0.1:%port%/boot/f"),
                client(
                        "curl blksize 8192",
                        "",
                        "curl",
                        "-sS",
                        "--tftp-blksize",
                        "8192",
                        "-o",
                        "%out%",
                        "tftp://127.0.0.1:%port%/boot/f"),
                client("atftp", "", "atftp", "-g", "-r", "/boot/f", "-l", "%out%", "127.0.0.1", "%port%"),
                client(
                        "atftp blksize 8192, tsize, timeout",
                        "",
                        "atftp",
                        "--option",
                        "blksize 8192",
                        "--option",
                        "tsize 0",
                        "--option",
                        "timeout 2",
                        "-g",
                        "-r",
                        "boot/f",
                        "-l",
                        "%out%",
                        "127.0.0.1",
                        "%port%"),
                client(
                        "atftp windowsize 16",
                        "",
                        "atftp",
                        "--option",
                        "windowsize 16",
                        "--option",
                        "blksize 1428",
                        "-g",
                        "-r",
                        "boot/f",
                        "-l",
                        "%out%",
                        "127.0.0.1",
                        "%port%"),
                client("tftp-hpa", "mode octet\n" + get, "tftp", "-4", "127.0.0.1", "%port%"),
                client(
                        "tftp-hpa, one line",
                        "",
                        "tftp",
                        "-4",
                        "-m",
                        "octet",
                        "127.0.0.1",
                        "%port%",
                        "-c",
                        "get",
                        "boot/f",
                        "%out%"),
                client("busybox", "", "busybox", "tftp", "-g", "-r", "boot/f", "-l", "%out%", "127.0.0.1", "%port%"),
                client(
                        "busybox blksize 8192",
                        "",
                        "busybox",
                        "tftp",
                        "-b",
                        "8192",
                        "-g",
                        "-r",
                        "boot/f",
                        "-l",
                        "%out%",
                        "127.0.0.1",
                        "%port%"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void fetchesTheFileWhole(List<String> command, String input) throws Exception {
        requireInstalled(command.get(0));
        // No empty file: curl takes a tsize of 0 in an OACK for an error of the server.
        for (int size : new int[] {1, 511, 512, 300_007}) {
            byte[] content = door.file("boot/f", size);
            Path out = directory.resolve("out-" + size);

            String said = run(command, input, out);

            assertThat(out).as(said).exists();
            assertThat(Files.readAllBytes(out)).as("%d octets: %s", size, said).isEqualTo(content);
            TransferSummary summary = door.nextEnd();
            assertThat(summary.outcome()).as("%s, %s", summary, said).isEqualTo(TransferOutcome.COMPLETE);
        }
        assertThat(door.malformed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void isToldThatAFileIsMissing(List<String> command, String input) throws Exception {
        requireInstalled(command.get(0));

        String said = run(command, input, directory.resolve("none"));

        assertThat(door.nextEnd().outcome()).as(said).isEqualTo(TransferOutcome.NOT_FOUND);
        assertThat(door.malformed).isEmpty();
    }

    private String run(List<String> command, String input, Path out) throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("stdin"), filled(input, out));
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(
                        command.stream().map(part -> filled(part, out)).toList())
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " did not end: " + Files.readString(said));
        }
        return Files.readString(said);
    }

    private String filled(String text, Path out) {
        return text.replace("%out%", out.toString()).replace("%port%", Integer.toString(door.port()));
    }

    private static void requireInstalled(String program) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        String reason = program + " is not installed; deploy/lab/install.sh installs it";
        if (!installed && "required".equals(System.getProperty("lab"))) {
            throw new AssertionError(reason);
        }
        Assumptions.assumeTrue(installed, reason);
    }

    private static Arguments client(String name, String input, String... command) {
        return Arguments.of(Named.of(name, List.of(command)), input);
    }
}
