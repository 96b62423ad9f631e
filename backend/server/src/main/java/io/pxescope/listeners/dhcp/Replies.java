package io.pxescope.listeners.dhcp;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.listeners.BootSession;
import io.pxescope.listeners.BootSessions;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.pxe.FirmwareStack;
import io.pxescope.pxe.PxeClient;
import io.pxescope.responder.Delivery;
import io.pxescope.responder.DhcpOutcome.Reply;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends replies, and tells in the trace what was really sent. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final BootSessions sessions;
    private final BootEventSink sink;
    private final Clock clock;

    Replies(BootSessions sessions, BootEventSink sink, Clock clock) {
        this.sessions = sessions;
        this.sink = sink;
        this.clock = clock;
    }

    static String xid(DhcpMessage message) {
        return String.format("%08x", message.xid());
    }

    void send(Reply reply, DhcpMessage request, @Nullable BootSession session, DhcpListener.Sender sender) {
        byte[] payload =
                DhcpCodec.encodeReply(reply.message(), request).payload().toBytes();
        boolean netboot = PxeClient.of(request).isNetboot();
        Delivery delivery = Delivery.of(reply.route());
        UdpEndpoint to = delivery.to();
        sender.send(payload, to, failure -> {
            if (failure != null) {
                LOG.warn(
                        "A DHCP reply to {} could not be sent to {}: {}",
                        request.mac().map(Object::toString).orElse("a client without MAC address"),
                        to,
                        failure.toString());
            }
            if (session != null) {
                tell(reply, request, session, payload.length, netboot, to, delivery.words(), failure);
            }
        });
    }

    private void tell(
            Reply reply,
            DhcpMessage request,
            BootSession session,
            int size,
            boolean netboot,
            UdpEndpoint to,
            String words,
            @Nullable Throwable failure) {
        Instant sent = clock.instant();
        if (failure != null) {
            sink.accept(
                    session.boot(),
                    new BootEvent.DhcpSilence(
                            sent,
                            xid(request),
                            "SEND_FAILED",
                            "The reply could not be sent to " + to + ": " + failure.getMessage()));
            return;
        }
        sink.accept(
                session.boot(),
                new BootEvent.DhcpSent(
                        sent, FactsOf.message(reply.message(), size, netboot), to.toString(), words, reply.because()));
        if (reply.message().messageType().orElse(null) == DhcpMessageType.ACK) {
            if (netboot || FirmwareStack.wrote(request)) {
                sessions.acknowledged(session.mac(), sent);
            } else {
                sessions.systemUp(session.mac(), sent);
            }
        }
    }
}
