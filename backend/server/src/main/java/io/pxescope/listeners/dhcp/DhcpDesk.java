package io.pxescope.listeners.dhcp;

import io.pxescope.addressing.LeaseBook;
import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpDecoding;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.listeners.Admission;
import io.pxescope.listeners.BootSession;
import io.pxescope.listeners.BootSessions;
import io.pxescope.listeners.BootUrls;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Firmware;
import io.pxescope.policy.Network;
import io.pxescope.pxe.IpxeFacts;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.BootAnswer;
import io.pxescope.responder.BootAnswers;
import io.pxescope.responder.DhcpOutcome;
import io.pxescope.responder.DhcpOutcome.Reply;
import io.pxescope.responder.DhcpOutcome.Silence;
import io.pxescope.responder.DhcpQuestion;
import io.pxescope.responder.DhcpReading;
import io.pxescope.responder.DhcpResponder;
import io.pxescope.responder.DropReason;
import io.pxescope.responder.ForeignChoice;
import io.pxescope.responder.Ingress;
import io.pxescope.responder.NetbootClient;
import io.pxescope.responder.QuirkedReply;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DHCP message from its bytes to its reply: read, admitted, asked about, brought together with the
 * machine's boot and its lease, answered, told in the trace.
 */
public final class DhcpDesk implements DhcpListener.Desk {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpDesk.class);

    private final Supplier<BootSnapshot> snapshots;
    private final DhcpResponder responder;
    private final BootSessions sessions;
    private final LeaseBook leases;
    private final BootUrls urls;
    private final BootEventSink sink;
    private final Strangers strangers;
    private final Neighbours neighbours;
    private final DhcpCounters counters;
    private final Clock clock;
    private final Replies replies;
    private final Admission admission = new Admission();

    /** Told of machines that are not answered and are in no boot: unknown ones, and hosts not under test. Returns at once. */
    @FunctionalInterface
    public interface Strangers {
        void heard(MacAddress mac, PxeClient client, Ingress ingress, @Nullable String relay, String because);

        /** Told of every machine that wants to boot, what it says of itself. Returns at once. */
        default void introduced(MacAddress mac, PxeClient client, Instant at) {}
    }

    /**
     * Hears every message before it is answered, other servers and relays among them, on the event loop.
     */
    @FunctionalInterface
    public interface Neighbours {
        /** Whether the message is none to be served: this server's own probe, or an answer to one. */
        boolean takes(DhcpMessage message, Ingress ingress, BootSnapshot snapshot, Instant now);
    }

    public DhcpDesk(
            Supplier<BootSnapshot> snapshots,
            DhcpResponder responder,
            BootSessions sessions,
            LeaseBook leases,
            BootUrls urls,
            BootEventSink sink,
            Strangers strangers,
            Neighbours neighbours,
            DhcpCounters counters,
            Clock clock) {
        this.snapshots = snapshots;
        this.responder = responder;
        this.sessions = sessions;
        this.leases = leases;
        this.urls = urls;
        this.sink = sink;
        this.strangers = strangers;
        this.neighbours = neighbours;
        this.counters = counters;
        this.clock = clock;
        this.replies = new Replies(sessions, sink, clock);
    }

    @Override
    public void received(byte[] payload, Ingress ingress, DhcpListener.Sender sender) {
        Instant now = clock.instant();
        DhcpDecoding decoding = DhcpCodec.decode(payload);
        if (decoding instanceof DhcpDecoding.Malformed malformed) {
            counters.count(DropReason.MALFORMED);
            LOG.debug(
                    "A datagram of {} bytes from {} is no DHCP message: {} at offset {}",
                    payload.length,
                    ingress.from(),
                    malformed.reason(),
                    malformed.offset());
            return;
        }
        DhcpMessage message = ((DhcpDecoding.Decoded) decoding).message();
        BootSnapshot snapshot = snapshots.get();
        if (neighbours.takes(message, ingress, snapshot, now)) {
            return;
        }
        MacAddress mac = message.mac().orElse(null);
        if (mac != null && !admission.admits(mac, now)) {
            counters.count(DropReason.RATE_LIMITED);
            return;
        }
        if (mac != null) {
            strangers.introduced(mac, PxeClient.of(message), now);
        }
        DhcpReading reading = responder.ask(message, ingress, snapshot, now);
        BootSession session = mac == null ? null : session(mac, message, reading, snapshot, now);
        if (session != null) {
            sink.accept(
                    session.boot(),
                    new BootEvent.DhcpReceived(
                            now,
                            FactsOf.message(
                                    message,
                                    payload.length,
                                    PxeClient.of(message).isNetboot()),
                            ingress.from().toString()));
        }
        if (reading instanceof DhcpQuestion question) {
            answer(question, session, sender);
        } else {
            finish((DhcpOutcome) reading, message, ingress, session, sender);
        }
    }

    /** The boot that a message belongs to, or null: not of a boot. */
    private @Nullable BootSession session(
            MacAddress mac, DhcpMessage message, DhcpReading reading, BootSnapshot snapshot, Instant now) {
        PxeClient client = PxeClient.of(message);
        if (!client.isNetboot()) {
            return sessions.ofSystem(mac, message.xid(), now);
        }
        BootSessions.Caller caller = new BootSessions.Caller(
                mac,
                message.xid(),
                NetbootClient.of(client).orElse(BootClient.of(Firmware.BIOS)),
                snapshot.host(mac),
                reading instanceof DhcpQuestion question ? question.network() : null,
                relay(message),
                now,
                client.ipxe().flatMap(IpxeFacts::pciDevice).orElse(null));
        if (reading instanceof Silence silence) {
            return silenced(silence, caller, message, snapshot);
        }
        return caller.network() == null ? sessions.newest(mac) : sessions.of(caller, snapshot);
    }

    /**
     * The boot in which a silence is told. A host that is disabled has one of its own, so that its owner finds the
     * reason; what is between the machine and other servers only belongs to the boot under way.
     */
    private @Nullable BootSession silenced(
            Silence silence, BootSessions.Caller caller, DhcpMessage message, BootSnapshot snapshot) {
        BootSession underWay = sessions.newest(caller.mac());
        if (underWay != null && underWay.underWay().xid() == caller.xid()) {
            if (silence.reason() == DropReason.OTHER_SERVER) {
                message.options()
                        .address(OptionCode.REQUESTED_ADDRESS)
                        .ifPresent(address -> sessions.tookAddress(caller.mac(), address));
            }
            return underWay;
        }
        boolean ofOthers = switch (silence.reason()) {
            case OTHER_SERVER, NOT_UNDER_TEST, BY_PROTOCOL -> true;
            default -> false;
        };
        return caller.host() == null || ofOthers ? null : sessions.unserved(caller, snapshot, silence.because());
    }

    private void answer(DhcpQuestion question, @Nullable BootSession session, DhcpListener.Sender sender) {
        BootAnswer boot =
                session == null ? null : BootAnswers.of(question, session.decision(), session.token(), urls::of);
        if (question.netboot() && boot == null) {
            Silence silence = session == null
                    ? new Silence(
                            DropReason.NOTHING_TO_BOOT,
                            "Not answered: the database could not give the boot of " + question.mac() + " a number.")
                    : BootAnswers.nothingToBoot(session.decision());
            finish(silence, question.message(), question.ingress(), session, sender);
            return;
        }
        CompletionStage<DhcpOutcome> outcome = question.lease() == null
                ? CompletableFuture.completedFuture(responder.answer(question, boot, null))
                : leases.answer(question.lease()).thenApply(lease -> responder.answer(question, boot, lease));
        outcome.whenComplete((result, fault) -> {
            if (result == null) {
                LOG.error("The {} of {} was dropped by a fault of the panel", question.type(), question.mac(), fault);
            } else {
                finish(result, question.message(), question.ingress(), session, sender);
            }
        });
    }

    private void finish(
            DhcpOutcome outcome,
            DhcpMessage request,
            Ingress ingress,
            @Nullable BootSession session,
            DhcpListener.Sender sender) {
        if (outcome instanceof Silence silence) {
            silent(silence, request, ingress, session);
        } else {
            Reply reply = QuirkedReply.of((Reply) outcome, request, session == null ? null : session.decision());
            replies.send(reply, request, session, sender);
        }
    }

    private void silent(Silence silence, DhcpMessage request, Ingress ingress, @Nullable BootSession session) {
        counters.count(silence.reason());
        ForeignChoice other = silence.reason() == DropReason.OTHER_SERVER
                ? ForeignChoice.of(request, ingress).orElse(null)
                : null;
        if (session != null && other != null) {
            sink.accept(session.boot(), answeredBy(other, request, ingress));
        } else if (session != null) {
            sink.accept(
                    session.boot(),
                    new BootEvent.DhcpSilence(
                            clock.instant(),
                            Replies.xid(request),
                            silence.reason().name(),
                            silence.because()));
        } else if (silence.reason() == DropReason.UNKNOWN_MACHINE || silence.reason() == DropReason.NOT_UNDER_TEST) {
            request.mac()
                    .ifPresent(mac ->
                            strangers.heard(mac, PxeClient.of(request), ingress, relay(request), silence.because()));
        }
    }

    private BootEvent answeredBy(ForeignChoice other, DhcpMessage request, Ingress ingress) {
        boolean expected = DhcpResponder.networkOf(request, ingress, snapshots.get())
                .filter(network -> network.mode() == Network.Mode.PROXY)
                .isPresent();
        return new BootEvent.AnsweredByOther(
                clock.instant(),
                Replies.xid(request),
                other.server().toString(),
                other.address() == null ? null : other.address().toString(),
                expected);
    }

    private static @Nullable String relay(DhcpMessage message) {
        return message.isRelayed() ? message.giaddr().toString() : null;
    }
}
