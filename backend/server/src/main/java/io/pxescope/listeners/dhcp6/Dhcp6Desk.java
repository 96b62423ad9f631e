package io.pxescope.listeners.dhcp6;

import io.pxescope.addressing.Lease6Book;
import io.pxescope.dhcp6.Dhcp6Codec;
import io.pxescope.dhcp6.Dhcp6Decoding;
import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6MessageType;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.listeners.Admission;
import io.pxescope.listeners.BootSession;
import io.pxescope.listeners.BootSessions;
import io.pxescope.listeners.dhcp.DhcpCounters;
import io.pxescope.listeners.dhcp.DhcpListener.Sender;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Host;
import io.pxescope.pxe.Dhcp6Client;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Boot6Answer;
import io.pxescope.responder.Dhcp6Ingress;
import io.pxescope.responder.Dhcp6Machine;
import io.pxescope.responder.Dhcp6Outcome;
import io.pxescope.responder.Dhcp6Question;
import io.pxescope.responder.Dhcp6Reading;
import io.pxescope.responder.Dhcp6Responder;
import io.pxescope.responder.DropReason;
import io.pxescope.responder.NetbootClient;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One DHCPv6 message from its bytes to its reply, as {@code DhcpDesk} does it for IPv4, in the same boots. */
public final class Dhcp6Desk implements Dhcp6Listener.Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcp6Desk.class);

    /** Says where a client fetches what its boot begins with. */
    @FunctionalInterface
    public interface Urls {
        /**
         * @param server our address, as the client reaches it
         * @return null where the boot has nothing to serve
         */
        @Nullable
        Boot6Answer of(BootSession session, BootClient client, Ipv6Address server);
    }

    /** Told of machines that were heard and are not known. Returns at once. */
    public interface Strangers {
        void heard(MacAddress mac, PxeClient client, @Nullable Ipv6Address link, String because);

        /** Told of every client, known or not, by what it says of itself. */
        void introduced(MacAddress mac, PxeClient client, Instant at);
    }

    private final Supplier<BootSnapshot> snapshots;
    private final Dhcp6Responder responder;
    private final BootSessions sessions;
    private final Lease6Book leases;
    private final Urls urls;
    private final BootEventSink sink;
    private final Strangers strangers;
    private final DhcpCounters counters;
    private final Clock clock;
    private final Admission admission = new Admission();
    private final FirmwareDuids firmwares = new FirmwareDuids();

    public Dhcp6Desk(
            Supplier<BootSnapshot> snapshots,
            Dhcp6Responder responder,
            BootSessions sessions,
            Lease6Book leases,
            Urls urls,
            BootEventSink sink,
            Strangers strangers,
            DhcpCounters counters,
            Clock clock) {
        this.snapshots = snapshots;
        this.responder = responder;
        this.sessions = sessions;
        this.leases = leases;
        this.urls = urls;
        this.sink = sink;
        this.strangers = strangers;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void received(byte[] payload, Dhcp6Ingress ingress, Sender sender) {
        Instant now = clock.instant();
        if (!(Dhcp6Codec.decode(payload) instanceof Dhcp6Decoding.Decoded decoded)) {
            counters.count(DropReason.MALFORMED);
            LOG.debug("A datagram of {} bytes from {} is no DHCPv6 message", payload.length, ingress.from());
            return;
        }
        Dhcp6Packet packet = decoded.packet();
        BootSnapshot snapshot = snapshots.get();
        Dhcp6Machine machine =
                Dhcp6Machine.of(packet, ingress.from().address(), snapshot).orElse(null);
        if (machine != null && !admission.admits(machine.mac(), now)) {
            counters.count(DropReason.RATE_LIMITED);
            return;
        }
        if (machine != null) {
            strangers.introduced(machine.mac(), Dhcp6Client.of(packet.message()), now);
        }
        Dhcp6Reading reading = responder.ask(packet, ingress, machine, snapshot, now);
        BootSession session = machine == null ? null : session(machine, packet, reading, snapshot, now);
        if (session != null && machine != null) {
            boolean netboot = Dhcp6Client.of(packet.message()).isNetboot();
            sink.accept(
                    session.boot(),
                    new BootEvent.DhcpReceived(
                            now,
                            Facts6.of(packet, payload.length, netboot, machine.how()),
                            ingress.from().toString()));
        }
        if (reading instanceof Dhcp6Question question) {
            answer(question, session, sender);
        } else {
            finish((Dhcp6Outcome) reading, packet, ingress, machine, session, sender);
        }
    }

    /** The boot that a message belongs to, or null: not of a boot. */
    private @Nullable BootSession session(
            Dhcp6Machine machine, Dhcp6Packet packet, Dhcp6Reading reading, BootSnapshot snapshot, Instant now) {
        Dhcp6Message message = packet.message();
        MacAddress mac = machine.mac();
        PxeClient client = Dhcp6Client.of(message);
        if (!client.isNetboot()) {
            return firmwares.wrote(mac, message) ? null : sessions.ofSystem(mac, message.xid(), now);
        }
        firmwares.seen(mac, message);
        Dhcp6Question question = reading instanceof Dhcp6Question asked ? asked : null;
        BootSessions.Caller caller = new BootSessions.Caller(
                mac,
                message.xid(),
                NetbootClient.of(client).orElse(BootClient.of(Firmware.EFI64)),
                snapshot.host(mac),
                question == null ? null : question.network(),
                Facts6.relay(packet),
                now,
                null,
                true);
        boolean begins =
                message.type() == Dhcp6MessageType.SOLICIT || message.type() == Dhcp6MessageType.INFORMATION_REQUEST;
        if (reading instanceof Dhcp6Outcome.Silence silence) {
            Host host = caller.host();
            boolean told = silence.reason() == DropReason.HOST_DISABLED
                    || silence.reason() == DropReason.NETWORK_OFF
                    || silence.reason() == DropReason.NOTHING_TO_BOOT;
            return host == null || !told || !begins ? null : sessions.unserved(caller, snapshot, silence.because());
        }
        BootSession newest = begins ? null : sessions.newest(mac);
        return newest != null ? newest : sessions.of(caller, snapshot);
    }

    private void answer(Dhcp6Question question, @Nullable BootSession session, Sender sender) {
        Ipv6Address server = question.server();
        BootClient client = question.client();
        Boot6Answer boot =
                session == null || server == null || client == null ? null : urls.of(session, client, server);
        if (question.netboot() && boot == null && isOfBoot(question.message())) {
            finish(
                    new Dhcp6Outcome.Silence(DropReason.NOTHING_TO_BOOT, whyNothing(question, session, server)),
                    question.packet(),
                    question.ingress(),
                    question.machine(),
                    session,
                    sender);
            return;
        }
        leases.answer(question.leases())
                .thenApply(held -> responder.answer(question, boot, held))
                .whenComplete((outcome, fault) -> {
                    if (outcome == null) {
                        LOG.error(
                                "The {} of {} was dropped by a fault of the panel",
                                question.message().type(),
                                question.machine().mac(),
                                fault);
                    } else {
                        finish(outcome, question.packet(), question.ingress(), question.machine(), session, sender);
                    }
                });
    }

    private static boolean isOfBoot(Dhcp6Message message) {
        return switch (message.type()) {
            case SOLICIT, REQUEST, INFORMATION_REQUEST -> true;
            default -> false;
        };
    }

    private static String whyNothing(
            Dhcp6Question question, @Nullable BootSession session, @Nullable Ipv6Address server) {
        if (server == null) {
            return "Not answered: this server has no IPv6 address"
                    + (question.ingress().interfaceName() == null
                            ? ""
                            : " on " + question.ingress().interfaceName())
                    + " that " + question.machine().mac() + " could fetch its boot file from. Give it one of "
                    + question.v6().prefix() + ".";
        }
        return session == null
                ? "Not answered: the database could not give the boot of "
                        + question.machine().mac() + " a number."
                : session.decision().explanation().decisive();
    }

    private void finish(
            Dhcp6Outcome outcome,
            Dhcp6Packet request,
            Dhcp6Ingress ingress,
            @Nullable Dhcp6Machine machine,
            @Nullable BootSession session,
            Sender sender) {
        if (outcome instanceof Dhcp6Outcome.Reply reply) {
            send(reply, request, session, sender);
            return;
        }
        Dhcp6Outcome.Silence silence = (Dhcp6Outcome.Silence) outcome;
        counters.count(silence.reason());
        if (session != null) {
            silent(session, request, silence.reason().name(), silence.because());
        } else if (silence.reason() == DropReason.UNKNOWN_MACHINE && machine != null) {
            Ipv6Address link = request.nearest()
                    .map(Dhcp6Packet.RelayHop::link)
                    .orElse(ingress.local().isEmpty() ? null : ingress.local().get(0));
            strangers.heard(machine.mac(), Dhcp6Client.of(request.message()), link, silence.because());
        }
    }

    private void silent(BootSession session, Dhcp6Packet request, String reason, String because) {
        sink.accept(
                session.boot(),
                new BootEvent.DhcpSilence(clock.instant(), Facts6.xid(request.message()), reason, because));
    }

    private void send(Dhcp6Outcome.Reply reply, Dhcp6Packet request, @Nullable BootSession session, Sender sender) {
        byte[] payload = Dhcp6Codec.encode(reply.packet());
        boolean netboot = Dhcp6Client.of(request.message()).isNetboot();
        sender.send(payload, reply.to(), failure -> {
            if (failure != null) {
                LOG.warn("A DHCPv6 reply could not be sent to {}: {}", reply.to(), failure.toString());
            }
            if (session == null) {
                return;
            }
            if (failure != null) {
                silent(
                        session,
                        request,
                        "SEND_FAILED",
                        "The reply could not be sent to " + reply.to() + ": " + failure.getMessage());
                return;
            }
            Instant sent = clock.instant();
            sink.accept(
                    session.boot(),
                    new BootEvent.DhcpSent(
                            sent,
                            Facts6.of(reply.packet(), payload.length, netboot, null),
                            reply.to().toString(),
                            reply.route(),
                            reply.because()));
            if (reply.packet().message().type() == Dhcp6MessageType.REPLY && isOfBoot(request.message())) {
                if (netboot) {
                    sessions.acknowledged(session.mac(), sent);
                } else {
                    sessions.systemUp(session.mac(), sent);
                }
            }
        });
    }
}
