package io.pxescope.listeners.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.FileRegion;
import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.listeners.HttpObserver;
import io.pxescope.listeners.HttpObserver.Ending;
import io.pxescope.trace.TransferOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a connection sends, counted, so that an answer has ended only when the client's TCP acknowledged its last octet.
 * Where the platform does not tell that, what was handed to it is counted instead, and each answer says so.
 */
final class Outgoing {
    private final Channel channel;
    private final HttpObserver observer;
    private final Clock clock;
    private final Deque<Sending> sendings = new ArrayDeque<>();
    private final long base;
    private final boolean observed;
    private long written;
    private long handed;
    private @Nullable FileRegion beingHanded;
    private long acknowledged;
    private long retransmits;
    private boolean over;
    private long progressAt = System.nanoTime();

    Outgoing(Channel channel, HttpObserver observer, Clock clock) {
        this.channel = channel;
        this.observer = observer;
        this.clock = clock;
        TcpInfo atStart = TcpInfo.of(channel);
        this.observed = atStart != null;
        this.base = atStart == null ? 0 : atStart.acknowledged();
    }

    /** Whether this platform tells what the client acknowledged. */
    boolean observed() {
        return observed;
    }

    /** Sends octets that belong to no file. */
    ChannelFuture send(ByteBuf octets) {
        return counted(octets, octets.readableBytes());
    }

    /** Sends an answer of a file: its head, and its body if it has one. */
    ChannelFuture send(HttpFileRequest request, TransferOutcome good, ByteBuf head, @Nullable Object body) {
        long length =
                body == null ? 0 : body instanceof FileRegion part ? part.count() : ((ByteBuf) body).readableBytes();
        look();
        Sending sending = new Sending(request, good, written + head.readableBytes(), length, retransmits);
        sendings.add(sending);
        ChannelFuture headSent = counted(head, head.readableBytes());
        ChannelFuture sent = body == null ? headSent : counted(body, length);
        sent.addListener(done -> {
            if (done.isSuccess()) {
                sending.written();
            }
        });
        return sent;
    }

    private ChannelFuture counted(Object message, long length) {
        if (!waits()) {
            progressAt = System.nanoTime();
        }
        written += length;
        if (message instanceof FileRegion part) {
            beingHanded = part;
        }
        return channel.writeAndFlush(message).addListener(done -> {
            if (done.isSuccess()) {
                handed += length;
                beingHanded = message == beingHanded ? null : beingHanded;
            }
        });
    }

    /** Looks what the client has, tells it, and ends what is whole. */
    void look() {
        TcpInfo info = TcpInfo.of(channel);
        long before = acknowledged;
        if (!observed) {
            acknowledged = handed + (beingHanded == null ? 0 : beingHanded.transferred());
        } else if (info != null) {
            acknowledged = Math.max(before, info.acknowledged() - base);
            retransmits = info.retransmits();
            over = info.over();
            if (info.allSent()) {
                sendings.forEach(Sending::allSent);
            }
        }
        if (acknowledged > before) {
            progressAt = System.nanoTime();
        }
        while (!sendings.isEmpty() && sendings.element().wholeIn(acknowledged)) {
            Sending whole = sendings.remove();
            end(whole, acknowledgedAt(whole, info), whole.good(), null);
        }
        Sending first = sendings.peek();
        if (first != null && first.tells(first.bodyOf(acknowledged))) {
            observer.progressed(first.request(), first.bodyOf(acknowledged));
        }
    }

    /**
     * Looks a last time, then ends all that is not whole. A client that took all and went on without acknowledging the
     * end did not break off: iPXE starts a kernel so, with up to a window unacknowledged (measured).
     */
    void cut(TransferOutcome outcome, String why) {
        look();
        for (Sending sending = sendings.poll(); sending != null; sending = sendings.poll()) {
            boolean byClient = outcome == TransferOutcome.ABORTED || outcome == TransferOutcome.TIMED_OUT;
            boolean left = byClient && sending.wentOut() && sending.bodyOf(acknowledged) > 0;
            end(
                    sending,
                    clock.instant(),
                    left ? TransferOutcome.SENT : outcome,
                    left ? "all of it was sent; the end was not acknowledged, and " + why : why);
        }
    }

    private Instant acknowledgedAt(Sending whole, @Nullable TcpInfo info) {
        Instant now = clock.instant();
        Instant at = info == null ? now : now.minusMillis(info.sinceLastAck());
        return at.isBefore(whole.request().received()) ? now : at;
    }

    private void end(Sending sending, Instant at, TransferOutcome outcome, @Nullable String error) {
        observer.ended(
                sending.request(),
                new Ending(at, outcome, sending.bodyOf(acknowledged), sending.retransmits(retransmits), null, error));
    }

    /** Whether the client ended the connection by a RST, as far as was looked. */
    boolean over() {
        return over;
    }

    /** Whether something was sent and not yet acknowledged. */
    boolean waits() {
        return !sendings.isEmpty() || acknowledged < written;
    }

    /** Nanoseconds since anything was acknowledged, or since something was sent after a pause; 0 while nothing is awaited. */
    long stalled(long now) {
        return waits() ? now - progressAt : 0;
    }
}
