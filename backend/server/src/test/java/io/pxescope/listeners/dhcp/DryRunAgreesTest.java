package io.pxescope.listeners.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.addressing.LeaseBook;
import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.listeners.BootSessions;
import io.pxescope.listeners.BootUrls;
import io.pxescope.net.HexText;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.net.UdpFrame;
import io.pxescope.policy.BootPath;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.Build;
import io.pxescope.policy.Cohort;
import io.pxescope.policy.FileNameEnd;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Fleet;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Loader;
import io.pxescope.policy.LoaderKind;
import io.pxescope.policy.Network;
import io.pxescope.policy.QuirkRule;
import io.pxescope.policy.QuirkRules;
import io.pxescope.policy.Quirks;
import io.pxescope.responder.DhcpOutcome;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.DryRun;
import io.pxescope.responder.ExampleClient;
import io.pxescope.responder.Ingress;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.trace.BootEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dry run tells is, octet by octet but for the token, what the door sends for the same message. */
class DryRunAgreesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv4Address SERVER = Ipv4Address.parse("10.77.0.1");
    private static final LeaseAnswer LEASE =
            new LeaseAnswer.Held(Ipv4Address.parse("10.77.0.100"), Duration.ofHours(1));

    private final BootUrls urls = new BootUrls(8069);

    /** Stands for leases, which are tested with their database in their own room. */
    private static final class GivesOneAddress implements LeaseBook {
        @Override
        public CompletionStage<LeaseAnswer> answer(LeaseQuery query) {
            return CompletableFuture.completedFuture(LEASE);
        }

        @Override
        public @Nullable MacAddress holderOf(Ipv4Address address) {
            return null;
        }

        @Override
        public @Nullable Ipv4Address addressOf(MacAddress mac) {
            return null;
        }
    }

    private record Sent(byte[] payload, UdpEndpoint to) {}

    private static BootSnapshot site(LoaderKind kind, Network.Mode mode, Network.Answer answer, boolean enabled) {
        Map<Firmware, Loader> loaders = new HashMap<>();
        for (Firmware firmware : Firmware.values()) {
            if (firmware != Firmware.RISCV64) {
                loaders.put(firmware, new Loader("dir/" + firmware + ".bin", kind));
            }
        }
        Host host = new Host(5, "web-03", enabled, null, null, List.of(new Host.Nic(MAC, null, null)), null, null);
        Network network = new Network(
                1,
                "lab",
                Ipv4Subnet.parse("10.77.0.0/24"),
                null,
                Ipv4Address.parse("10.77.0.2"),
                List.of(),
                mode,
                answer,
                List.of(),
                Duration.ofHours(1));
        return new BootSnapshot(
                7,
                List.of(network),
                HostTable.EMPTY.with(host),
                new Fleet(1L, 1L, null),
                Map.of(1L, new Build(1, "build", "family", "flavour", "6.04", loaders, Map.of())),
                Map.of());
    }

    private void agree(byte[] payload, Ingress ingress, BootSnapshot snapshot) {
        List<Sent> sent = new ArrayList<>();
        List<BootEvent> told = new ArrayList<>();
        DhcpDesk desk = new DhcpDesk(
                () -> snapshot,
                new DhcpResponder(DhcpPorts.STANDARD),
                new BootSessions(
                        new AtomicLong()::incrementAndGet,
                        new BootTokens(new byte[32]),
                        (boot, event) -> told.add(event),
                        "node"),
                new GivesOneAddress(),
                urls,
                (boot, event) -> told.add(event),
                (mac, client, in, relay, because) -> {},
                (message, in, at, now) -> false,
                new DhcpCounters(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        desk.received(payload, ingress, (bytes, to, done) -> {
            sent.add(new Sent(bytes, to));
            done.accept(null);
        });

        DryRun.Result dry = new DryRun(DhcpPorts.STANDARD)
                .of(
                        payload,
                        new DryRun.Scene(ingress, snapshot, NOW, urls::of, (host, mac, pciId) -> null, query -> LEASE));
        if (sent.isEmpty()) {
            assertThat(dry.reply()).isNull();
            assertThat(dry.outcome()).isInstanceOf(DhcpOutcome.Silence.class);
            DhcpOutcome.Silence silence = (DhcpOutcome.Silence) dry.outcome();
            told.stream()
                    .filter(BootEvent.DhcpSilence.class::isInstance)
                    .map(BootEvent.DhcpSilence.class::cast)
                    .forEach(event -> {
                        assertThat(event.reason()).isEqualTo(silence.reason().name());
                        assertThat(event.because()).isEqualTo(silence.because());
                    });
            return;
        }
        assertThat(dry.reply()).isNotNull();
        assertThat(dry.delivery()).isNotNull();
        assertThat(dry.delivery().to()).isEqualTo(sent.get(0).to());
        byte[] real = sent.get(0).payload();
        assertThat(dry.replySize()).isEqualTo(real.length);
        assertThat(dry.reply())
                .isEqualTo(DhcpCodec.decode(withoutToken(real)).asMessage().orElseThrow());
        told.stream()
                .filter(BootEvent.Decided.class::isInstance)
                .map(BootEvent.Decided.class::cast)
                .forEach(event -> {
                    assertThat(dry.decision()).isNotNull();
                    assertThat(event.rules())
                            .isEqualTo(dry.decision().explanation().rules());
                });
    }

    /** With the example token in place of the boot's own. */
    private static byte[] withoutToken(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        DhcpMessage message = DhcpCodec.decode(payload).asMessage().orElseThrow();
        String file = message.file();
        String token =
                BootPath.of(file.substring(Math.max(0, file.indexOf("b/")))).token();
        return (token == null ? text : text.replace(token, BootTokens.EXAMPLE)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Ingress arrived() {
        return new Ingress(
                null, SERVER, new UdpEndpoint(Ipv4Address.ANY, 68), Ipv4Address.BROADCAST, Ingress.Service.DHCP);
    }

    @ParameterizedTest
    @EnumSource(ExampleClient.class)
    void forEveryClientAndEveryLoaderOnEveryNetwork(ExampleClient client) {
        byte[] payload = DhcpCodec.encode(client.discover(MAC));
        for (LoaderKind kind : LoaderKind.values()) {
            for (Network.Mode mode : Network.Mode.values()) {
                for (Network.Answer answer : Network.Answer.values()) {
                    agree(payload, arrived(), site(kind, mode, answer, true));
                }
            }
        }
        agree(payload, arrived(), site(LoaderKind.PXELINUX, Network.Mode.AUTHORITATIVE, Network.Answer.ALL, false));
    }

    @ParameterizedTest
    @EnumSource(FileNameEnd.class)
    void forClientsWithQuirks(FileNameEnd end) {
        Quirks quirks = new Quirks(1024, false, 0, true, end, true, false);
        QuirkRules rules = new QuirkRules(List.of(new QuirkRule(1, "all", Cohort.ALL, quirks, 1, null)));
        for (ExampleClient client : List.of(ExampleClient.BIOS, ExampleClient.EFI64, ExampleClient.IPXE)) {
            for (Network.Mode mode : List.of(Network.Mode.AUTHORITATIVE, Network.Mode.PROXY)) {
                BootSnapshot site = site(LoaderKind.PXELINUX, mode, Network.Answer.KNOWN, true);
                agree(DhcpCodec.encode(client.discover(MAC)), arrived(), site.withQuirks(8, rules));
            }
        }
    }

    @Test
    void forAnOperatingSystemARelayAndTheBootServersPort() {
        BootSnapshot site = site(LoaderKind.PXELINUX, Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN, true);
        agree(
                DhcpCodec.encode(
                        DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 1).build()),
                arrived(),
                site);
        DhcpMessage relayed = ExampleClient.EFI64.discover(MAC).toBuilder()
                .giaddr(Ipv4Address.parse("10.77.0.2"))
                .build();
        agree(DhcpCodec.encode(relayed), arrived(), site);
        DhcpMessage request = ExampleClient.BIOS.discover(MAC).toBuilder()
                .ciaddr(Ipv4Address.parse("10.77.0.100"))
                .add(DhcpOptions.builder().messageType(DhcpMessageType.REQUEST).build())
                .build();
        agree(
                DhcpCodec.encode(request),
                new Ingress(
                        null,
                        SERVER,
                        new UdpEndpoint(Ipv4Address.parse("10.77.0.100"), 68),
                        SERVER,
                        Ingress.Service.BOOT_SERVER),
                site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipxe-bios.tcpdump-XX.txt", "edk2-x64.tcpdump-x.txt", "edk2-http.wireshark.txt"})
    void forRecordedPackets(String name) throws Exception {
        String dump = Files.readString(Path.of("../protocol/src/test/resources/packets", name));
        byte[] frame = ((HexText.Reading.Octets) HexText.read(dump)).octets();
        byte[] payload = ((UdpFrame.Found.Payload) UdpFrame.of(frame)).octets();
        for (LoaderKind kind : LoaderKind.values()) {
            agree(payload, arrived(), site(kind, Network.Mode.AUTHORITATIVE, Network.Answer.KNOWN, true));
            agree(payload, arrived(), site(kind, Network.Mode.PROXY, Network.Answer.KNOWN, true));
        }
    }
}
