package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab by itself, without a panel: what the other tests here rely on. */
@Lab
class LabHarnessIT {

    private static LabNetwork network;

    @TempDir
    Path directory;

    @BeforeAll
    static void up() {
        network = LabNetwork.up("harness");
    }

    @AfterAll
    static void down() {
        network.close();
    }

    @Test
    void machineAsksForAnAddressAndTheCaptureHoldsIt() {
        Capture capture = Capture.start(network, "nobody");
        try (QemuClient client = QemuClient.powerOn(network, "nobody", "--until", "ipxe", "--linger", "4")) {
            assertThat(client.finish().reached("ipxe")).isTrue();
        }
        capture.stop();
        assertThat(capture.values("dhcp.option.dhcp == 1", "dhcp.hw.mac_addr")).contains(QemuClient.MAC);
        assertThat(capture.malformedPackets()).isEmpty();
    }

    @Test
    void captureTellsAMalformedPacket() {
        Capture capture = Capture.start(network, "malformed");
        network.run("host", Duration.ofSeconds(5), "ip", "addr", "add", "10.77.0.240/24", "dev", "eth0")
                .orFail();
        network.run("host", Duration.ofSeconds(5), "bash", "-c", "echo cut off >/dev/udp/10.77.0.1/67")
                .orFail();
        capture.stop();
        assertThat(capture.malformedPackets()).hasSize(1).first().asString().contains("10.77.0.240");
    }

    @Test
    void browserOpensAPageThatOnlyItsNamespaceSees() throws IOException {
        Files.writeString(directory.resolve("index.html"), "<!doctype html><title>here</title><h1>In the lab</h1>");
        Process server = new ProcessBuilder(network.inside(
                        "srv", "python3", "-m", "http.server", "--directory", directory.toString(), "8000"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try (ChromiumInNamespace chromium = ChromiumInNamespace.open(network, "srv")) {
            String url = "http://127.0.0.1:8000/";
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> network.run("srv", Duration.ofSeconds(5), "curl", "-fs", url)
                                    .status()
                            == 0);
            Page page = chromium.newPage();
            page.navigate(url);
            assertThat(page.locator("h1").textContent()).isEqualTo("In the lab");
        } finally {
            server.destroy();
        }
    }
}
