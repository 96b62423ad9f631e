package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** curl against the panel's HTTP boot door, from a computer that is known by the address it was leased. */
@Lab
class HttpClientsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LOADER = "http://10.77.0.1:8069/pxelinux.0";

    private static LabNetwork network;
    private static PanelApi api;

    @TempDir
    Path directory;

    private LeaseClient lease;

    @BeforeAll
    static void start(Room room) {
        network = room.network();
        api = room.api();
        Site site = room.site();
        site.promote(site.build("pxelinux-for-curl", Site.PXELINUX, "ldlinux.c32"), "for curl");
    }

    @BeforeEach
    void takeAnAddress() {
        lease = LeaseClient.udhcpc(network, directory);
        lease.awaitEvent("bound", LIMIT);
    }

    @AfterEach
    void giveItBack() {
        lease.close();
    }

    private static Finished curl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "50"));
        command.addAll(List.of(arguments));
        return network.run("host", LIMIT, command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http1.0"})
    @DisplayName("[H-01] [H-06] curl fetches the loader that its address is assigned")
    void fetchesTheLoader(String version) throws IOException {
        Path got = directory.resolve("got");

        String status = curl(version, "-o", got.toString(), "-w", "%{http_code} %{size_download}", LOADER)
                .orFail()
                .output();

        assertThat(status).isEqualTo("200 " + Files.size(Site.PXELINUX));
        assertThat(Files.mismatch(got, Site.PXELINUX)).isEqualTo(-1);
    }

    @Test
    @DisplayName("[H-02] HEAD tells the size")
    void headTellsTheSize() throws IOException {
        String head = curl("--head", LOADER).orFail().output();

        assertThat(head)
                .startsWith("HTTP/1.1 200 OK")
                .containsIgnoringCase("content-length: " + Files.size(Site.PXELINUX))
                .containsIgnoringCase("accept-ranges: bytes");
    }

    @Test
    @DisplayName("[H-03] a part, and the rest of a download that was broken off")
    void fetchesParts() throws IOException {
        byte[] all = Files.readAllBytes(Site.PXELINUX);
        Path part = directory.resolve("part");
        curl("--range", "100-299", "-o", part.toString(), LOADER).orFail();
        assertThat(Files.readAllBytes(part)).isEqualTo(Arrays.copyOfRange(all, 100, 300));

        Path resumed = Files.write(directory.resolve("resumed"), Arrays.copyOf(all, 1000));
        curl("--continue-at", "-", "-o", resumed.toString(), LOADER).orFail();
        assertThat(Files.readAllBytes(resumed)).isEqualTo(all);

        assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", "--range", "9999999-", LOADER)
                        .orFail()
                        .output())
                .isEqualTo("416");
    }

    @Test
    @DisplayName("[H-06] two files over one connection")
    void keepsTheConnection() {
        String ldlinux = LOADER.replace("pxelinux.0", "ldlinux.c32");

        String connects = curl("-o", "/dev/null", "-o", "/dev/null", "-w", "%{num_connects} ", LOADER, ldlinux)
                .orFail()
                .output();

        assertThat(connects.strip()).isEqualTo("1 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothere.0", "../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "etc/passwd", ""})
    @DisplayName("[H-04] [H-05] [H-11] what is not of the boot is not there")
    void nameOutsideTheBuildIsRefused(String name) {
        Finished answer = curl("--path-as-is", "-w", "\n%{http_code}", "http://10.77.0.1:8069/" + name);

        assertThat(answer.orFail().output()).containsPattern("\n(404|400)$").doesNotContain("root:");
    }

    @Test
    @DisplayName("a host that is disabled is refused by HTTP and by TFTP")
    void disabledHostIsRefusedByBothDoors() {
        api.patch("/hosts/" + Site.COMPUTER, Map.of("enabled", false));
        try {
            assertThat(curl("-w", "\n%{http_code}", LOADER).orFail().output())
                    .contains(Site.COMPUTER + " is disabled")
                    .endsWith("\n403");
            // 69: "permission problem", as the server's error packet said
            assertThat(curl("-o", "/dev/null", "tftp://10.77.0.1/pxelinux.0").status())
                    .isEqualTo(69);
        } finally {
            api.patch("/hosts/" + Site.COMPUTER, Map.of("enabled", true));
        }
        assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", LOADER)
                        .orFail()
                        .output())
                .isEqualTo("200");
    }

    @Test
    @DisplayName("[H-10] uploads and deletions are refused")
    void takesNothing() {
        for (List<String> how :
                List.of(List.of("-T", Site.PXELINUX.toString()), List.of("-X", "DELETE"), List.of("-d", "a=b"))) {
            List<String> arguments = new ArrayList<>(how);
            arguments.addAll(List.of("-o", "/dev/null", "-w", "%{http_code}", LOADER));
            assertThat(curl(arguments.toArray(String[]::new)).output()).isIn("405", "413");
        }
    }
}
