package io.pxescope.listeners.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.addressing.LeaseBook;
import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.DhcpPorts;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.listeners.BootSessions;
import io.pxescope.listeners.BootUrls;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.Assignment;
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
import io.pxescope.policy.StoredFile;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.DropReason;
import io.pxescope.responder.Ingress;
import io.pxescope.responder.LeaseAnswer;
import io.pxescope.responder.LeaseQuery;
import io.pxescope.trace.BootEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DhcpDeskTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv4Address SERVER = Ipv4Address.parse("10.77.0.1");
    private static final Ipv4Address GIVEN = Ipv4Address.parse("10.77.0.100");
    private static final StoredFile FILE = new StoredFile("ab".repeat(32), 100);
    private static final Network NETWORK = new Network(
            1,
            "lab",
            Ipv4Subnet.parse("10.77.0.0/24"),
            null,
            null,
            List.of(),
            Network.Mode.AUTHORITATIVE,
            Network.Answer.KNOWN,
            List.of(),
            Duration.ofHours(1));

    private record Told(long boot, BootEvent event) {}

    private record Sent(DhcpMessage message, UdpEndpoint to) {}

    private final TestClock clock = new TestClock();
    private final List<Told> told = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<MacAddress> strangers = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final DhcpCounters counters = new DhcpCounters();
    private final BootTokens tokens = new BootTokens(new byte[32]);
    private BootSnapshot snapshot = site(host(true, null), 1);
    private @Nullable Throwable failure;
    private boolean taken;

    private final DhcpDesk desk = new DhcpDesk(
            () -> snapshot,
            new DhcpResponder(DhcpPorts.STANDARD),
            new BootSessions(
                    numbers::incrementAndGet, tokens, (boot, event) -> told.add(new Told(boot, event)), "node"),
            new GivesOneAddress(),
            new BootUrls(8069),
            (boot, event) -> told.add(new Told(boot, event)),
            (mac, client, ingress, relay, because) -> strangers.add(mac),
            (message, ingress, at, now) -> taken,
            counters,
            clock);

    /** Stands for leases, which are tested with their database in their own room. */
    private static final class GivesOneAddress implements LeaseBook {
        @Override
        public CompletionStage<LeaseAnswer> answer(LeaseQuery query) {
            return CompletableFuture.completedFuture(new LeaseAnswer.Held(GIVEN, Duration.ofHours(1)));
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

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }
    }

    private static Build build(long id, String loader) {
        return new Build(
                id,
                "build-" + id,
                "pxelinux",
                "pxelinux",
                "6.04",
                Map.of(Firmware.BIOS, new Loader(loader, LoaderKind.PXELINUX)),
                Map.of(loader, FILE));
    }

    private static Host host(boolean enabled, @Nullable Assignment assignment) {
        return new Host(
                5, "web-03", enabled, null, null, List.of(new Host.Nic(MAC, "Intel X710", null)), null, assignment);
    }

    private static BootSnapshot site(@Nullable Host host, long fleet) {
        return new BootSnapshot(
                7,
                List.of(NETWORK),
                host == null ? HostTable.EMPTY : HostTable.EMPTY.with(host),
                new Fleet(1L, fleet, null),
                Map.of(1L, build(1, "pxelinux.0"), 2L, build(2, "lpxelinux.0")),
                Map.of());
    }

    private void receives(DhcpMessageType type, int xid) {
        DhcpOptions.Builder options =
                DhcpOptions.builder().text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:00000:UNDI:002001");
        if (type == DhcpMessageType.REQUEST) {
            options.address(OptionCode.SERVER_IDENTIFIER, SERVER).address(OptionCode.REQUESTED_ADDRESS, GIVEN);
        }
        receives(DhcpMessage.request(type, MAC, xid).add(options.build()).build());
    }

    private void receives(DhcpMessage message) {
        Ingress ingress = new Ingress(null, SERVER, new UdpEndpoint(Ipv4Address.ANY, 68));
        desk.received(DhcpCodec.encode(message), ingress, (payload, to, done) -> {
            sent.add(new Sent(DhcpCodec.decode(payload).asMessage().orElseThrow(), to));
            done.accept(failure);
        });
    }

    private String fileOf(int index) {
        return BootPath.of(sent.get(index).message().file()).name();
    }

    private <E extends BootEvent> List<E> events(Class<E> kind) {
        return told.stream()
                .map(Told::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void offersTheFleetsLoaderBelowASignedTokenAndTellsTheWholeExchange() {
        receives(DhcpMessageType.DISCOVER, 1);
        receives(DhcpMessageType.REQUEST, 1);

        assertThat(fileOf(0)).isEqualTo("pxelinux.0");
        String token = BootPath.of(sent.get(0).message().file()).token();
        assertThat(token).isNotNull();
        assertThat(tokens.read(String.valueOf(token), clock.instant())).satisfies(read -> {
            assertThat(read).isNotNull();
            assertThat(read.boot()).isEqualTo(1);
            assertThat(read.mac()).isEqualTo(MAC);
        });
        assertThat(told.stream().map(one -> one.event().getClass().getSimpleName()))
                .containsExactly("Began", "Decided", "DhcpReceived", "DhcpSent", "DhcpReceived", "DhcpSent");
        assertThat(told).allMatch(one -> one.boot() == 1);
        assertThat(events(BootEvent.Decided.class).get(0).version()).isEqualTo(7);
    }

    @Test
    void keepsABootUnderWayToTheBuildItBeganWith() {
        receives(DhcpMessageType.DISCOVER, 1);
        snapshot = site(host(true, new Assignment(9, 2, null, null, null, null, "mkeller")), 1);
        receives(DhcpMessageType.REQUEST, 1);

        assertThat(fileOf(1)).isEqualTo("pxelinux.0");
        assertThat(sent.get(1).message().file()).isEqualTo(sent.get(0).message().file());
    }

    @Test
    void givesTheAssignedBuildToTheNextBootAndSaysThatItFollowed() {
        receives(DhcpMessageType.DISCOVER, 1);
        receives(DhcpMessageType.REQUEST, 1);
        snapshot = site(host(true, new Assignment(9, 2, null, null, null, null, "mkeller")), 1);
        clock.pass(40);
        receives(DhcpMessageType.DISCOVER, 2);

        assertThat(fileOf(2)).isEqualTo("lpxelinux.0");
        assertThat(told).contains(new Told(1, new BootEvent.Superseded(clock.instant(), 2)));
        assertThat(events(BootEvent.Decided.class).get(1).testBuild()).isTrue();
    }

    @Test
    void sendsAsABroadcastWhatAClientWithoutAddressCouldNotHearAndSaysSo() {
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(sent.get(0).to().address()).isEqualTo(Ipv4Address.BROADCAST);
        assertThat(events(BootEvent.DhcpSent.class).get(0).route()).contains("sent as a broadcast");
    }

    @Test
    void tellsAReplyThatCouldNotBeSentAsASilenceAndNotAsSent() {
        failure = new java.io.IOException("Network is down");
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(events(BootEvent.DhcpSent.class)).isEmpty();
        assertThat(events(BootEvent.DhcpSilence.class))
                .singleElement()
                .satisfies(silence -> assertThat(silence.because()).contains("Network is down"));
    }

    @Test
    void isSilentToStrangersCountsThemAndBeginsNoBoot() {
        snapshot = site(null, 1);
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(sent).isEmpty();
        assertThat(told).isEmpty();
        assertThat(strangers).containsExactly(MAC);
        assertThat(counters.dropped(DropReason.UNKNOWN_MACHINE)).isEqualTo(1);
    }

    @Test
    void tellsTheSilenceToADisabledHostInItsOwnTrace() {
        snapshot = site(host(false, null), 1);
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(sent).isEmpty();
        assertThat(events(BootEvent.Began.class))
                .singleElement()
                .satisfies(began -> assertThat(began.host()).isEqualTo("web-03"));
        assertThat(events(BootEvent.DhcpSilence.class)).singleElement().satisfies(silence -> {
            assertThat(silence.reason()).isEqualTo("HOST_DISABLED");
            assertThat(silence.because()).contains("web-03 is disabled");
        });
    }

    @Test
    void saysWhatToDoWhereNothingIsPromoted() {
        snapshot = site(host(true, null), 99);
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(sent).isEmpty();
        assertThat(events(BootEvent.DhcpSilence.class).get(0).because()).contains("Promote a build");
    }

    @Test
    void marksNoMachineOfARealNetworkAsSimulatedWhateverItsGroupIsCalled() {
        List<Host.Nic> nics = List.of(new Host.Nic(MAC, null, null));
        snapshot = site(new Host(5, "web-03", true, null, "simulated", nics, null, null), 1);
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(events(BootEvent.Began.class).get(0).simulated()).isFalse();
    }

    @Test
    void tellsThatTheMachineTookAnotherServersOfferAndSaysNothingToIt() {
        receives(DhcpMessageType.DISCOVER, 1);
        receivesRequestFor("10.77.0.9", 1);

        assertThat(sent).hasSize(1);
        assertThat(events(BootEvent.DhcpSilence.class)).isEmpty();
        assertThat(events(BootEvent.AnsweredByOther.class)).singleElement().satisfies(other -> {
            assertThat(other.server()).isEqualTo("10.77.0.9");
            assertThat(other.address()).isEqualTo("10.77.0.200");
            assertThat(other.expected()).isFalse();
        });
        assertThat(counters.dropped(DropReason.OTHER_SERVER)).isEqualTo(1);
    }

    @Test
    void beginsNoBootForARequestToAnotherServerOfWhichNothingWasHeardBefore() {
        receivesRequestFor("10.77.0.9", 7);

        assertThat(told).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void leavesToTheNeighboursWhatTheyTake() {
        taken = true;
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(told).isEmpty();
        assertThat(sent).isEmpty();
    }

    private void receivesRequestFor(String server, int xid) {
        receives(DhcpMessage.request(DhcpMessageType.REQUEST, MAC, xid)
                .add(DhcpOptions.builder()
                        .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:00000:UNDI:002001")
                        .address(OptionCode.SERVER_IDENTIFIER, Ipv4Address.parse(server))
                        .address(OptionCode.REQUESTED_ADDRESS, Ipv4Address.parse("10.77.0.200"))
                        .build())
                .build());
    }

    @Test
    void guessesTheModelOfANicThatNobodyNamedFromWhatItTells() {
        DhcpOptions ipxe = DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:00000:UNDI:002001")
                .put(OptionCode.IPXE_ENCAPSULATED, OctetString.ofHex("b105018086100eeb03011501"))
                .build();
        List<Host.Nic> nics = List.of(new Host.Nic(MAC, null, null));
        snapshot = site(new Host(5, "web-03", true, null, null, nics, null, null), 1);
        receives(DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 1).add(ipxe).build());
        BootEvent.Began guessed = events(BootEvent.Began.class).get(0);

        clock.pass(3600);
        snapshot = site(host(true, null), 1);
        receives(DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 2).add(ipxe).build());
        BootEvent.Began named = events(BootEvent.Began.class).get(1);

        assertThat(guessed.nicModel()).isEqualTo("Intel 82540EM");
        assertThat(guessed.guessed()).isTrue();
        assertThat(named.nicModel()).isEqualTo("Intel X710");
        assertThat(named.guessed()).isFalse();
    }

    @Test
    void answersAsTheQuirksOfTheBootWantItAndTellsThem() {
        Quirks quirks = new Quirks(1024, false, null, null, FileNameEnd.FIELD_ONLY, true, false);
        snapshot = snapshot.withQuirks(
                8, new QuirkRules(List.of(new QuirkRule(1, "odd ROMs", Cohort.ALL, quirks, 100, null))));
        receives(DhcpMessageType.DISCOVER, 1);
        snapshot = snapshot.withQuirks(9, QuirkRules.NONE);
        receives(DhcpMessageType.REQUEST, 1);

        assertThat(sent).hasSize(2).allSatisfy(reply -> {
            assertThat(reply.message().isBroadcast()).isTrue();
            assertThat(reply.message().options().contains(OptionCode.BOOTFILE_NAME))
                    .isFalse();
            assertThat(reply.message().options().contains(OptionCode.VENDOR_SPECIFIC_INFORMATION))
                    .isFalse();
            assertThat(reply.message().file()).endsWith("/pxelinux.0");
        });
        assertThat(events(BootEvent.DhcpSent.class).get(0).route()).contains("as a quirk rule has it");
        BootEvent.Decided decided = events(BootEvent.Decided.class).get(0);
        assertThat(decided.quirks()).isEqualTo(quirks.words());
        assertThat(decided.rules())
                .anySatisfy(rule -> assertThat(rule.because()).contains("odd ROMs"));
    }

    @Test
    void countsNoiseAndAnswersNothing() {
        Ingress ingress = new Ingress(null, SERVER, new UdpEndpoint(Ipv4Address.ANY, 68));
        desk.received(
                new byte[] {1, 2, 3},
                ingress,
                (payload, to, done) -> sent.add(new Sent(
                        DhcpMessage.request(DhcpMessageType.DISCOVER, MAC, 0).build(), to)));

        assertThat(sent).isEmpty();
        assertThat(counters.dropped(DropReason.MALFORMED)).isEqualTo(1);
    }

    @Test
    void stopsAnsweringAMachineThatSendsWithoutEnd() {
        for (int i = 0; i < 200; i++) {
            receives(DhcpMessageType.DISCOVER, 1);
        }
        assertThat(sent.size()).isBetween(20, 60);
        assertThat(counters.dropped(DropReason.RATE_LIMITED)).isEqualTo(200 - sent.size());
    }

    @Test
    void answersAKnownMachineInAStormOfStrangers() {
        DhcpOptions pxe = DhcpOptions.builder()
                .text(OptionCode.VENDOR_CLASS_IDENTIFIER, "PXEClient:Arch:00000:UNDI:002001")
                .build();
        for (int i = 0; i < 5000; i++) {
            receives(DhcpMessage.request(DhcpMessageType.DISCOVER, new MacAddress(0x02_00_00_00_00_00L + i), i)
                    .add(pxe)
                    .build());
            if (i == 2500) {
                receives(DhcpMessageType.DISCOVER, 1);
            }
        }
        receives(DhcpMessageType.REQUEST, 1);

        assertThat(sent.stream().map(one -> one.message().messageType().orElseThrow()))
                .containsExactly(DhcpMessageType.OFFER, DhcpMessageType.ACK);
        assertThat(counters.dropped(DropReason.UNKNOWN_MACHINE)).isEqualTo(5000);
    }

    @Test
    void notesAHostThatIsNotUnderTestAndBeginsNoBootOfIt() {
        snapshot = snapshot.withNetworks(
                8,
                List.of(new Network(
                        1,
                        "lab",
                        NETWORK.subnet(),
                        null,
                        null,
                        List.of(),
                        Network.Mode.PROXY,
                        Network.Answer.TESTED,
                        List.of(),
                        Duration.ofHours(1))));
        receives(DhcpMessageType.DISCOVER, 1);

        assertThat(sent).isEmpty();
        assertThat(told).isEmpty();
        assertThat(strangers).containsExactly(MAC);
        assertThat(counters.dropped(DropReason.NOT_UNDER_TEST)).isEqualTo(1);
    }
}
