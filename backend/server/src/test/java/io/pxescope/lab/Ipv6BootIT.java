package io.pxescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** PXE over IPv6, on the server's link and behind a relay: OVMF's own network stack, iPXE, ISC's relay and client. */
@Lab
class Ipv6BootIT {

    private static final Path SNPONLY = Path.of("/usr/lib/ipxe/snponly.efi");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REMOTE = "lab-b";

    private static Room room;

    @TempDir
    Path directory;

    /** IPv4 is a proxy's here, beside no server, so that no machine gets an address of it and IPv6 has to do. */
    @BeforeAll
    static void announceIpv6(Room shared) {
        room = shared;
        room.network().lab(LIMIT, "ipv6", "managed", "--relay");
        room.api().patch("/networks/lab", Map.of("mode", "proxy", "ipv6", side("2001:db8:77::")));
        room.api()
                .post(
                        "/networks",
                        Map.of(
                                "name",
                                REMOTE,
                                "cidr",
                                "10.78.0.0/24",
                                "mode",
                                "proxy",
                                "leaseSeconds",
                                120,
                                "ipv6",
                                side("2001:db8:78::")));
        await("TFTP on the server's IPv6 address")
                .atMost(LIMIT)
                .until(() -> room.network()
                        .run("srv", LIMIT, "ss", "-H", "-l", "-n", "-u", "src", "[2001:db8:77::1]:69")
                        .output()
                        .contains(":69"));
        JsonNode build = room.api().upload("/builds", List.of("name=ipxe-over-ipv6", "file=@" + SNPONLY));
        room.site().promote(build, "over IPv6");
    }

    @AfterAll
    static void leaveIpv6() {
        room.api().delete("/networks/" + REMOTE);
        room.api().patch("/networks/lab", Map.of("mode", "authoritative", "ipv6", Map.of("prefix", "")));
        room.network().lab(LIMIT, "ipv6", "off");
    }

    private static Map<String, Object> side(String prefix) {
        return Map.of(
                "prefix",
                prefix + "/64",
                "mode",
                "stateful",
                "from",
                prefix + "100",
                "to",
                prefix + "1ff",
                "dns",
                List.of("2001:db8:77::53"));
    }

    private static JsonNode passes(String tag, String... options) {
        Capture capture = Capture.start(room.network(), tag);
        BootRun run;
        try (QemuClient machine = QemuClient.powerOn(room.network(), tag, options)) {
            run = machine.finish();
        }
        capture.stop();
        assertThat(run.end()).as(run.console()).isEqualTo("done");
        assertThat(run.texts())
                .containsEntry("uefi-pxe", ">>Start PXE over IPv6")
                .containsEntry("boot-ok", "LAB-BOOT-OK")
                .containsEntry("lab-home", "LAB-HOME-OK");
        assertThat(capture.frames("dhcpv6 && (_ws.malformed || _ws.expert.severity >= 0x800000)"))
                .as("tshark reads every DHCPv6 message")
                .isEmpty();
        JsonNode boot = room.api().awaitBoot(Site.MACHINE, "state", "passed");
        assertThat(boot.path("stage").asString()).isEqualTo("system");
        assertThat(boot.path("findings")).as("a normal boot raises nothing").isEmpty();
        return boot;
    }

    private static void fetchedOverIpv6(JsonNode boot, String prefix) {
        assertThat(boot.path("address").asString()).startsWith(prefix);
        List<JsonNode> transfers = StreamSupport.stream(boot.path("transfers").spliterator(), false)
                .toList();
        assertThat(transfers.stream()
                        .filter(transfer -> transfer.path("sha256").isString())
                        .filter(transfer -> transfer.path("size").asLong(-1)
                                == transfer.path("acknowledged").asLong(-2))
                        .map(transfer -> transfer.path("file").asString()))
                .containsSubsequence("snponly.efi", "boot.ipxe", "profile/vmlinuz", "profile/initrd.gz");
    }

    @Test
    void ovmfBootsOverIpv6ThroughIpxeToASystemThatCallsHome() {
        JsonNode boot = passes("ipv6", "--firmware", "uefi", "--rom", "none", "--ipv6");
        fetchedOverIpv6(boot, "2001:db8:77::1");
    }

    @Tag("long")
    @Test
    void aMachineBehindARelayBootsOverIpv6() {
        JsonNode boot = passes("ipv6-relay", "--firmware", "uefi", "--rom", "none", "--ipv6", "--segment", "B");
        fetchedOverIpv6(boot, "2001:db8:78::1");
        assertThat(boot.path("network").asString()).isEqualTo(REMOTE);
    }

    @Test
    void dhclientGetsReleasesAndAsksForParameters() {
        LabNetwork network = room.network();
        // Other tests flush the card's addresses, the link-local one too; a card that comes up makes it anew.
        network.run("host", LIMIT, "ip", "link", "set", "eth0", "down").orFail();
        network.run("host", LIMIT, "ip", "link", "set", "eth0", "up").orFail();
        await("a link-local address that is no longer tentative")
                .atMost(LIMIT)
                .until(() -> network.run(
                                "host",
                                LIMIT,
                                "ip",
                                "-6",
                                "address",
                                "show",
                                "dev",
                                "eth0",
                                "scope",
                                "link",
                                "-tentative")
                        .output()
                        .contains("fe80"));
        String leases = directory.resolve("leases").toString();
        String pid = directory.resolve("pid").toString();
        String[] common = {"-v", "-sf", "/bin/true", "-lf", leases, "-pf", pid, "eth0"};

        assertThat(dhclient("-1", common)).contains("RCV: Reply message");
        JsonNode lease = leaseOf(LabNetwork.HOST_MAC);
        assertThat(lease.path("state").asString()).isEqualTo("bound");
        assertThat(network.run("host", LIMIT, "cat", leases).output())
                .contains(lease.path("address").asString());

        assertThat(dhclient("-r", common))
                .contains("Release Address " + lease.path("address").asString());
        await("the lease released")
                .atMost(LIMIT)
                .until(() ->
                        leaseOf(LabNetwork.HOST_MAC).path("state").asString().equals("released"));

        assertThat(dhclient("-S", common)).contains("RCV: Reply message");
    }

    private static String dhclient(String how, String... more) {
        List<String> command = new java.util.ArrayList<>(List.of("dhclient", "-6", how));
        command.addAll(List.of(more));
        Finished finished = room.network()
                .run("host", LIMIT, command.toArray(String[]::new))
                .orFail();
        return finished.output() + finished.errors();
    }

    private static JsonNode leaseOf(String mac) {
        return StreamSupport.stream(room.api().get("/networks/lab/leases6").spliterator(), false)
                .filter(lease -> lease.path("mac").asString().equals(mac))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no IPv6 lease of " + mac));
    }
}
