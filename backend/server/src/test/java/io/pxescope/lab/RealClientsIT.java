package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients of others, with and without options, against the panel's DHCP and TFTP listeners. */
@Lab
class RealClientsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static LabNetwork network;
    private static Capture capture;

    @TempDir
    Path directory;

    @BeforeAll
    static void start(Room room) {
        network = room.network();
        Site site = room.site();
        site.promote(site.build("pxelinux-for-clients", Site.PXELINUX, "ldlinux.c32"), "for the clients");
        capture = Capture.start(network, "clients");
    }

    @AfterAll
    static void stop() {
        assertThat(capture.stop().malformedPackets()).isEmpty();
    }

    @Test
    void dhclientGetsAndRenewsItsLease() {
        try (LeaseClient client = LeaseClient.dhclient(network, directory)) {
            String address = client.awaitEvent("BOUND", LIMIT);
            // by itself, when T1 is over
            assertThat(client.awaitEvent("RENEW", LIMIT)).isEqualTo(address);
        }
    }

    @Test
    void udhcpcGetsAndRenewsItsLease() {
        try (LeaseClient client = LeaseClient.udhcpc(network, directory)) {
            String address = client.awaitEvent("bound", LIMIT);
            client.renew();
            assertThat(client.awaitEvent("renew", LIMIT)).isEqualTo(address);
        }
    }

    /** GET is where the file goes, in the command line of each client. */
    static Stream<List<String>> clients() {
        return Stream.of(
                List.of("curl", "-sS", "-o", "GET", "tftp://10.77.0.1/pxelinux.0"),
                List.of("curl", "-sS", "--tftp-no-options", "-o", "GET", "tftp://10.77.0.1/pxelinux.0"),
                List.of("curl", "-sS", "--tftp-blksize", "1428", "-o", "GET", "tftp://10.77.0.1/pxelinux.0"),
                List.of("curl", "-sS", "--tftp-blksize", "8192", "-o", "GET", "tftp://10.77.0.1/pxelinux.0"),
                List.of("tftp", "-m", "binary", "10.77.0.1", "-c", "get", "pxelinux.0", "GET"),
                List.of("atftp", "--get", "-r", "pxelinux.0", "-l", "GET", "10.77.0.1"),
                List.of(
                        "atftp",
                        "--option",
                        "blksize 1428",
                        "--option",
                        "tsize 0",
                        "--get",
                        "-r",
                        "pxelinux.0",
                        "-l",
                        "GET",
                        "10.77.0.1"),
                List.of("atftp", "--option", "windowsize 8", "--get", "-r", "pxelinux.0", "-l", "GET", "10.77.0.1"),
                List.of("busybox", "tftp", "-g", "-r", "pxelinux.0", "-l", "GET", "10.77.0.1"),
                List.of("busybox", "tftp", "-g", "-b", "1400", "-r", "pxelinux.0", "-l", "GET", "10.77.0.1"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void tftpClientFetchesTheLoaderItsAddressIsAssigned(List<String> client) throws IOException {
        try (LeaseClient lease = LeaseClient.udhcpc(network, directory)) {
            lease.awaitEvent("bound", LIMIT);
            Path got = directory.resolve("got");
            String[] command = client.stream()
                    .map(word -> word.equals("GET") ? got.toString() : word)
                    .toArray(String[]::new);
            network.run("host", LIMIT, command).orFail();
            assertThat(Files.mismatch(got, Site.PXELINUX)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("namesThatNobodyMayFetch")
    void nameOutsideTheBuildIsRefused(String name) {
        try (LeaseClient lease = LeaseClient.udhcpc(network, directory)) {
            lease.awaitEvent("bound", LIMIT);
            Finished answer = network.run(
                    "host", LIMIT, "curl", "-sS", "--path-as-is", "-o", "/dev/null", "tftp://10.77.0.1/" + name);
            // 68: "file not found", 69: "permission problem", as the server's error packet said
            assertThat(answer.status()).as(answer.errors()).isIn(68, 69);
        }
    }

    static Stream<String> namesThatNobodyMayFetch() {
        return Stream.of("nothere.0", "../../../etc/passwd", "/etc/passwd", "..\\..\\etc\\passwd");
    }
}
