package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A disabled host is refused at port 67, at port 4011, by TFTP and by HTTP, and each trace gives the same reason. */
@Lab
class DisabledHostIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String ADDRESS = "10.77.0.90";

    /** A PXE client that has its address asks the boot server: fields of RFC 2131, options 53, 60 and 93. */
    private static final String ASK_4011 = """
            import socket, sys
            mac = bytes.fromhex(sys.argv[1].replace(":", ""))
            head = bytes([1, 1, 6, 0]) + b"\\x00\\x00\\x40\\x11" + bytes(4) + socket.inet_aton(sys.argv[2]) + bytes(12)
            options = b"\\x63\\x82\\x53\\x63\\x35\\x01\\x03" + b"\\x3c\\x20PXEClient:Arch:00000:UNDI:002001" + b"\\x5d\\x02\\x00\\x00\\xff"
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind((sys.argv[2], 68))
            s.settimeout(float(sys.argv[3]))
            s.sendto(head + mac + bytes(202) + options, ("10.77.0.1", 4011))
            try:
                print("answer of", len(s.recv(4096)), "octets")
            except socket.timeout:
                print("silence")
            """;

    @TempDir
    Path directory;

    @Test
    void isRefusedAtAllFourDoorsWithOneReason(Room room) throws IOException {
        LabNetwork network = room.network();
        room.site().promote(room.site().build("pxelinux-for-four-doors", Site.PXELINUX, "ldlinux.c32"), "four doors");
        network.run("host", LIMIT, "ip", "addr", "flush", "dev", "eth0").orFail();
        assertThat(askDhcp(network).status()).as("while it is enabled").isZero();
        String file = loaderOf(room);
        network.run("host", LIMIT, "ip", "addr", "add", ADDRESS + "/24", "dev", "eth0")
                .orFail();
        try {
            assertThat(ask4011(network, "10")).startsWith("answer");
            assertThat(curl(network, "tftp://10.77.0.1/" + file).status()).isZero();
            assertThat(curl(network, "http://10.77.0.1:8069/" + file).status()).isZero();

            room.api().patch("/hosts/" + Site.COMPUTER, Map.of("enabled", false));
            assertThat(curl(network, "tftp://10.77.0.1/" + file).status())
                    .as("69: permission problem")
                    .isEqualTo(69);
            assertThat(curl(network, "http://10.77.0.1:8069/" + file).status())
                    .as("22: an HTTP error")
                    .isEqualTo(22);
            assertThat(ask4011(network, "3")).isEqualTo("silence");
            network.run("host", LIMIT, "ip", "addr", "flush", "dev", "eth0").orFail();
            assertThat(askDhcp(network).status()).isNotZero();

            String reason = "Not answered: " + Site.COMPUTER + " is disabled. Enable it on its page.";
            await("the reason at four doors")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(reasons(room))
                            .contains("TFTP " + reason, "HTTP " + reason)
                            .filteredOn(text -> text.equals("DHCP " + reason))
                            .as("port 67 and port 4011")
                            .hasSizeGreaterThanOrEqualTo(2));
        } finally {
            room.api().patch("/hosts/" + Site.COMPUTER, Map.of("enabled", true));
            network.run("host", LIMIT, "ip", "addr", "flush", "dev", "eth0").orFail();
        }
    }

    private static Finished askDhcp(LabNetwork network) {
        return network.run(
                "host",
                LIMIT,
                "udhcpc",
                "-i",
                "eth0",
                "-f",
                "-n",
                "-q",
                "-t",
                "3",
                "-T",
                "2",
                "-s",
                "/bin/true",
                "-V",
                "PXEClient:Arch:00000:UNDI:002001",
                "-x",
                "0x5d:0000");
    }

    private String ask4011(LabNetwork network, String seconds) throws IOException {
        Path script = Files.writeString(directory.resolve("ask4011.py"), ASK_4011);
        return network.run("host", LIMIT, "python3", script.toString(), LabNetwork.HOST_MAC, ADDRESS, seconds)
                .orFail()
                .output()
                .strip();
    }

    private Finished curl(LabNetwork network, String url) {
        return network.run(
                "host", LIMIT, "curl", "-sSf", "-o", directory.resolve("got").toString(), url);
    }

    /** The boot file, with its token, that the newest boot of the computer was told. */
    private static String loaderOf(Room room) {
        return await("the boot of " + Site.COMPUTER)
                .atMost(LIMIT)
                .until(
                        () -> events(room, room.api().newestBoot(Site.COMPUTER))
                                .map(event -> event.path("message").path("file").asString(""))
                                .filter(file -> file.startsWith("b/"))
                                .findFirst()
                                .orElse(""),
                        file -> !file.isEmpty());
    }

    /** Every refusal and silence in the traces of the computer's newest boots, with the door in front. */
    private static List<String> reasons(Room room) {
        return StreamSupport.stream(room.api().boots(Site.COMPUTER).spliterator(), false)
                .limit(4)
                .flatMap(boot -> Stream.concat(
                        events(room, boot)
                                .filter(event -> event.has("reason"))
                                .map(event -> "DHCP " + event.path("because").asString()),
                        transfers(room, boot)
                                .map(transfer -> transfer.path("protocol").asString() + " "
                                        + transfer.path("error").asString(""))))
                .toList();
    }

    private static Stream<JsonNode> events(Room room, JsonNode boot) {
        JsonNode answer = room.api().get("/boots/" + boot.path("id").asString() + "/events");
        return StreamSupport.stream(answer.spliterator(), false).map(envelope -> envelope.path("event"));
    }

    private static Stream<JsonNode> transfers(Room room, JsonNode boot) {
        JsonNode whole = room.api().get("/boots/" + boot.path("id").asString());
        return StreamSupport.stream(whole.path("transfers").spliterator(), false);
    }
}
