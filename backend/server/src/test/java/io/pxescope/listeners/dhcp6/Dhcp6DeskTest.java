package io.pxescope.listeners.dhcp6;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.addressing.Lease6Book;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6Codec;
import io.pxescope.dhcp6.Dhcp6Decoding;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Options;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Duid;
import io.pxescope.dhcp6.IdentityAssociation;
import io.pxescope.listeners.BootSessions;
import io.pxescope.listeners.dhcp.DhcpCounters;
import io.pxescope.net.Ipv4Subnet;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.BootTokens;
import io.pxescope.policy.Build;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Fleet;
import io.pxescope.policy.Host;
import io.pxescope.policy.HostTable;
import io.pxescope.policy.Loader;
import io.pxescope.policy.LoaderKind;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import io.pxescope.policy.StoredFile;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Boot6Answer;
import io.pxescope.responder.Dhcp6Ingress;
import io.pxescope.responder.Dhcp6Responder;
import io.pxescope.responder.DropReason;
import io.pxescope.responder.Lease6Answer;
import io.pxescope.responder.Lease6Query;
import io.pxescope.trace.BootEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Dhcp6DeskTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:12:34:56");
    private static final Ipv6Address SERVER = Ipv6Address.parse("2001:db8:77::1");
    private static final Ipv6Address GIVEN = Ipv6Address.parse("2001:db8:77::100");
    private static final Duid OWN = Duid.ofUuid(OctetString.ofHex("00112233445566778899aabbccddeeff"));
    private static final Duid FIRMWARE = Duid.ofLinkLayer(MAC);
    private static final Duid SYSTEM = Duid.ofUuid(OctetString.ofHex("ff112233445566778899aabbccddeeff"));
    private static final StoredFile FILE = new StoredFile("0".repeat(64), 1000);

    private record Told(long boot, BootEvent event) {}

    private final List<Told> told = new ArrayList<>();
    private final List<Dhcp6Message> sent = new ArrayList<>();
    private final List<MacAddress> strangers = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final DhcpCounters counters = new DhcpCounters();
    private BootSnapshot snapshot = site(true, Network.Answer.KNOWN);

    private final Dhcp6Desk desk = new Dhcp6Desk(
            () -> snapshot,
            new Dhcp6Responder(OWN, Dhcp6Responder.STANDARD_PORTS),
            new BootSessions(
                    numbers::incrementAndGet,
                    new BootTokens(new byte[32]),
                    (boot, event) -> told.add(new Told(boot, event)),
                    "node"),
            new GivesOneAddress(),
            (session, client, server) ->
                    new Boot6Answer("tftp://" + server.inUrl() + "/b/" + session.boot() + "/x.efi", false, "So be it."),
            (boot, event) -> told.add(new Told(boot, event)),
            new Dhcp6Desk.Strangers() {
                @Override
                public void heard(MacAddress mac, PxeClient client, @Nullable Ipv6Address link, String because) {
                    strangers.add(mac);
                }

                @Override
                public void introduced(MacAddress mac, PxeClient client, Instant at) {}
            },
            counters,
            Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC));

    /** Stands for leases, which are tested with their database in their own room. */
    private static final class GivesOneAddress implements Lease6Book {
        @Override
        public CompletionStage<List<Lease6Answer>> answer(List<Lease6Query> queries) {
            return CompletableFuture.completedFuture(queries.stream()
                    .<Lease6Answer>map(query -> new Lease6Answer.Held(GIVEN, Duration.ofMinutes(10)))
                    .toList());
        }

        @Override
        public @Nullable MacAddress holderOf(Ipv6Address address) {
            return null;
        }

        @Override
        public @Nullable Ipv6Address addressOf(MacAddress mac) {
            return null;
        }
    }

    private static BootSnapshot site(boolean enabled, Network.Answer answer) {
        Network network = new Network(
                1,
                "lab",
                Ipv4Subnet.parse("10.77.0.0/24"),
                "eth0",
                null,
                List.of(),
                Network.Mode.AUTHORITATIVE,
                answer,
                List.of(),
                Duration.ofMinutes(10),
                new Network6(
                        Ipv6Prefix.parse("2001:db8:77::/64"),
                        Network6.Mode.STATEFUL,
                        new Network6.Range(GIVEN, GIVEN),
                        List.of()));
        Host host = new Host(5, "web-03", enabled, null, null, List.of(new Host.Nic(MAC, null, null)), null, null);
        Build build = new Build(
                1,
                "build-1",
                "ipxe",
                "ipxe",
                "1",
                Map.of(Firmware.EFI64, new Loader("x.efi", LoaderKind.IPXE)),
                Map.of("x.efi", FILE));
        return new BootSnapshot(
                7, List.of(network), HostTable.EMPTY.with(host), new Fleet(1L, 1L, null), Map.of(1L, build), Map.of());
    }

    private void receives(Dhcp6MessageType type, int xid, Duid duid, boolean pxe, boolean ipxe) {
        receives(MAC, type, xid, duid, pxe, ipxe);
    }

    private void receives(MacAddress mac, Dhcp6MessageType type, int xid, Duid duid, boolean pxe, boolean ipxe) {
        Dhcp6Options.Builder options = Dhcp6Options.builder()
                .duid(Dhcp6OptionCode.CLIENT_ID, duid)
                .association(new IdentityAssociation(1, 0, 0, Dhcp6Options.NONE));
        if (type == Dhcp6MessageType.REQUEST) {
            options.duid(Dhcp6OptionCode.SERVER_ID, OWN);
        }
        if (pxe) {
            options.vendorClass(343, "PXEClient:Arch:00007:UNDI:003000")
                    .put(Dhcp6OptionCode.CLIENT_ARCH, OctetString.of(0, 7));
        }
        if (ipxe) {
            options.put(Dhcp6OptionCode.USER_CLASS, OctetString.ofHex("000469505845"));
        }
        Dhcp6Ingress ingress =
                new Dhcp6Ingress("eth0", List.of(SERVER), new UdpEndpoint(Ipv6Address.linkLocalOf(mac), 546));
        byte[] datagram = Dhcp6Codec.encode(Dhcp6Packet.direct(new Dhcp6Message(type, xid, options.build())));
        desk.received(datagram, ingress, (payload, to, done) -> {
            sent.add(((Dhcp6Decoding.Decoded) Dhcp6Codec.decode(payload))
                    .packet()
                    .message());
            done.accept(null);
        });
    }

    private List<String> events(long boot) {
        return told.stream()
                .filter(one -> one.boot() == boot)
                .map(one -> one.event().getClass().getSimpleName())
                .toList();
    }

    @Test
    void theWholeExchangeIsOneBootAlthoughItsTransactionIdsDiffer() {
        receives(Dhcp6MessageType.SOLICIT, 1, FIRMWARE, true, false);
        receives(Dhcp6MessageType.REQUEST, 2, FIRMWARE, true, false);

        assertThat(sent)
                .extracting(Dhcp6Message::type)
                .containsExactly(Dhcp6MessageType.ADVERTISE, Dhcp6MessageType.REPLY);
        assertThat(sent.get(1).options().text(Dhcp6OptionCode.BOOTFILE_URL))
                .contains("tftp://[2001:db8:77::1]/b/1/x.efi");
        assertThat(numbers).hasValue(1);
        assertThat(events(1))
                .containsExactly("Began", "Decided", "DhcpReceived", "DhcpSent", "DhcpReceived", "DhcpSent");
        BootEvent.DhcpReceived solicit = (BootEvent.DhcpReceived) told.get(2).event();
        assertThat(solicit.message().type()).isEqualTo("SOLICIT");
        assertThat(solicit.message().xid()).isEqualTo("000001");
        assertThat(solicit.message().options())
                .anyMatch(option -> option.value().equals("by its link-local address fe80::5054:ff:fe12:3456"));
    }

    @Test
    void anIpxeThatWasStartedGoesOnAndAFirmwareThatAsksAnewBeginsAnother() {
        receives(Dhcp6MessageType.SOLICIT, 1, FIRMWARE, true, false);
        receives(Dhcp6MessageType.REQUEST, 2, FIRMWARE, true, false);
        receives(Dhcp6MessageType.SOLICIT, 3, SYSTEM, true, true);
        assertThat(numbers).hasValue(1);
        receives(Dhcp6MessageType.REQUEST, 3, SYSTEM, true, true);
        receives(Dhcp6MessageType.SOLICIT, 4, FIRMWARE, true, false);
        assertThat(numbers).hasValue(2);
        assertThat(events(1)).contains("Superseded");
    }

    @Test
    void theFirmwaresOwnAddressIsGivenAndToldInNoTraceButTheSystemsIs() {
        receives(Dhcp6MessageType.SOLICIT, 1, FIRMWARE, true, false);
        receives(Dhcp6MessageType.REQUEST, 2, FIRMWARE, true, false);
        int before = told.size();
        receives(Dhcp6MessageType.SOLICIT, 3, FIRMWARE, false, false);
        assertThat(sent).hasSize(3);
        assertThat(told).hasSize(before);
        receives(Dhcp6MessageType.SOLICIT, 4, SYSTEM, false, false);
        assertThat(told).hasSize(before + 2);
        assertThat(told.get(before).boot()).isEqualTo(1);
    }

    @Test
    void aDisabledHostMeetsSilenceWithItsReasonAndAStrangerIsReported() {
        snapshot = site(false, Network.Answer.KNOWN);
        receives(Dhcp6MessageType.SOLICIT, 1, FIRMWARE, true, false);
        assertThat(sent).isEmpty();
        assertThat(events(1)).containsExactly("Began", "Decided", "DhcpReceived", "DhcpSilence");
        assertThat(counters.dropped(DropReason.HOST_DISABLED)).isEqualTo(1);

        MacAddress unknown = MacAddress.parse("52:54:00:99:99:99");
        receives(unknown, Dhcp6MessageType.SOLICIT, 5, Duid.ofLinkLayer(unknown), true, false);
        assertThat(strangers).containsExactly(unknown);
        assertThat(numbers).hasValue(1);
    }

    @Test
    void whatIsNoDhcpv6IsCounted() {
        Dhcp6Ingress ingress =
                new Dhcp6Ingress("eth0", List.of(SERVER), new UdpEndpoint(Ipv6Address.linkLocalOf(MAC), 546));
        desk.received(new byte[] {99}, ingress, (payload, to, done) -> sent.clear());
        assertThat(counters.dropped(DropReason.MALFORMED)).isEqualTo(1);
    }
}
