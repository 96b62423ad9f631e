package io.pxescope.listeners.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.ScheduledFuture;
import io.pxescope.trace.TransferOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: takes requests in their order, answers one after the other, and ends when its client does, or is late.
 * An answer's end is looked for soon after it was handed to the system, then four times a second.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int MOST_WAITING = 16;
    private static final long TICK_MILLIS = 250;
    private static final long[] SOON_MILLIS = {1, 3, 10, 30, 100};
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Surroundings around;
    private final Channel channel;
    private final InetSocketAddress client;
    private final Outgoing outgoing;
    private final Answers answers;
    private final Deque<HeardRequest> waiting = new ArrayDeque<>();
    private @Nullable ScheduledFuture<?> ticks;
    private boolean heard;
    private boolean answering;
    private boolean noMoreInput;
    private boolean leaving;
    private long since = System.nanoTime();

    Connection(Surroundings around, Channel channel) {
        this.around = around;
        this.channel = channel;
        this.client = (InetSocketAddress) channel.remoteAddress();
        this.outgoing = new Outgoing(channel, around.observer(), around.clock());
        this.answers = new Answers(around, channel, outgoing, this::answered);
    }

    InetSocketAddress client() {
        return client;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!around.connections().enter(client.getAddress(), this)) {
            say(HttpResponseStatus.SERVICE_UNAVAILABLE, "too many connections are open, try again")
                    .addListener(done -> channel.close());
            return;
        }
        ticks = channel.eventLoop().scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (leaving) {
            return;
        }
        if (message instanceof HeardRequest request) {
            take(request);
        } else if (message == RequestReader.WAITS_FOR_LEAVE && !answering) {
            outgoing.send(Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));
        }
    }

    private void take(HeardRequest request) {
        if (!heard) {
            heard = true;
            around.connections().heard(client.getAddress(), this);
        }
        waiting.add(request);
        if (waiting.size() >= MOST_WAITING) {
            channel.config().setAutoRead(false);
        }
        next();
    }

    private void next() {
        while (!answering && !leaving && !waiting.isEmpty()) {
            answering = true;
            since = System.nanoTime();
            answers.answer(waiting.remove());
        }
        if (!leaving && waiting.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /** An answer was handed to the system, or could not be. */
    private void answered(ChannelFuture sent, boolean keep) {
        answering = false;
        since = System.nanoTime();
        if (!sent.isSuccess()) {
            notSent(sent.cause());
            return;
        }
        for (long millis : SOON_MILLIS) {
            channel.eventLoop().schedule(outgoing::look, millis, TimeUnit.MILLISECONDS);
        }
        outgoing.look();
        if (keep && !(noMoreInput && waiting.isEmpty())) {
            next();
        } else {
            leave();
        }
    }

    /** By a client that is gone, or by a file that cannot be read any more. */
    private void notSent(Throwable cause) {
        outgoing.look();
        if (channel.isOpen() && outgoing.observed() && !outgoing.over()) {
            LOG.error("A file could not be sent to {}", client, cause);
            abort(TransferOutcome.FAILED, "the server could not read the file, see its log");
        } else {
            gone();
        }
    }

    /** Says that nothing more comes, and waits a little for the client to do so too: closing at once may lose the answer. */
    private void leave() {
        leaving = true;
        channel.config().setAutoRead(true);
        ((DuplexChannel) channel).shutdownOutput();
    }

    private void tick() {
        outgoing.look();
        long now = System.nanoTime();
        if (outgoing.over()) {
            gone();
        } else if (outgoing.stalled(now) > around.settings().stalled().toNanos()) {
            LOG.debug("{} acknowledged nothing for long", client);
            abort(
                    TransferOutcome.TIMED_OUT,
                    "nothing was acknowledged for "
                            + around.settings().stalled().toSeconds() + " s");
        } else if (leaving) {
            boolean late = now - since > LINGER.toNanos();
            if (!outgoing.waits() && (noMoreInput || late)) {
                channel.close();
            }
        } else if (answering) {
            answers.files().tick(now - since);
        } else if (!outgoing.waits() && now - since > patience().toNanos()) {
            late();
        }
    }

    private Duration patience() {
        return heard ? around.settings().idle() : around.settings().request();
    }

    private void late() {
        if (heard) {
            leave();
        } else {
            say(HttpResponseStatus.REQUEST_TIMEOUT, "no request came").addListener(done -> leave());
        }
    }

    /** Says a last thing that nobody asked for. */
    private ChannelFuture say(HttpResponseStatus status, String sentence) {
        leaving = true;
        return outgoing.send(new Reply(status, around.clock().instant(), false).withText(sentence, false));
    }

    /** Makes room for others: it never sent a request. Any thread. */
    void giveWay() {
        channel.eventLoop().execute(() -> abort(TransferOutcome.ABORTED, "it made room for others"));
    }

    private void abort(TransferOutcome outcome, String why) {
        outgoing.cut(outcome, why);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /** Whatever is not acknowledged by now never will be. */
    private void gone() {
        if (around.stopping().get()) {
            outgoing.cut(TransferOutcome.FAILED, "the server is being stopped");
        } else {
            outgoing.cut(TransferOutcome.ABORTED, "the client closed the connection");
        }
        channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            noMoreInput = true;
            outgoing.look();
            if (leaving ? !outgoing.waits() : !answering && waiting.isEmpty()) {
                channel.close();
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("The connection of {} ended: {}", client, cause.toString());
            gone();
        } else {
            LOG.error("The connection of {} failed", client, cause);
            abort(TransferOutcome.FAILED, "the server failed, see its log");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (ticks != null) {
            ticks.cancel(false);
            around.connections().leave(client.getAddress(), this);
        }
        answers.files().clientLeft();
        gone();
    }
}
