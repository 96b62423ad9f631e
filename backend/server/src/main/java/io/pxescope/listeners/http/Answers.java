package io.pxescope.listeners.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.listeners.HttpObserver.Ending;
import io.pxescope.listeners.ServedFiles.Answer;
import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.net.WireText;
import io.pxescope.trace.TransferOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection, one after the other. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String READ_ONLY = "this server only gives files out; ask with GET or HEAD";
    private static final String OUR_FAULT = "the server could not open the file, see its log";

    private final Surroundings around;
    private final Channel channel;
    private final Outgoing outgoing;
    private final Done done;
    private @Nullable Opening opening;

    /** Told when an answer was handed to the system, or could not be. */
    @FunctionalInterface
    interface Done {
        /** @param keep whether the connection is kept */
        void answered(ChannelFuture sent, boolean keep);
    }

    /** A request whose file is being looked up. */
    private record Opening(HttpFileRequest request, HttpRequest head, boolean keep) {}

    Answers(Surroundings around, Channel channel, Outgoing outgoing, Done done) {
        this.around = around;
        this.channel = channel;
        this.outgoing = outgoing;
        this.done = done;
    }

    void answer(HeardRequest heard) {
        HttpRequest head = heard.head();
        boolean keep = heard.fault() == null && HttpUtil.isKeepAlive(head);
        if (heard.fault() != null) {
            say(head, heard.fault().status(), heard.fault().reason(), false);
            return;
        }
        RequestTarget target =
                RequestTarget.of(head.uri(), endpoint(channel.localAddress()).toString());
        if (target instanceof RequestTarget.Wrong wrong) {
            say(head, wrong.status(), wrong.reason(), keep);
            return;
        }
        RequestTarget.Named named = (RequestTarget.Named) target;
        boolean get = head.method().equals(HttpMethod.GET);
        if (get || head.method().equals(HttpMethod.POST)) {
            UdpEndpoint from = endpoint(channel.remoteAddress());
            if (around.phoneHomes().called(named.path(), from.address().toString())) {
                say(head, HttpResponseStatus.OK, "welcome", keep);
                return;
            }
        }
        if (get || head.method().equals(HttpMethod.HEAD)) {
            open(new Opening(request(head, named), head, keep));
        } else {
            say(head, HttpResponseStatus.METHOD_NOT_ALLOWED, READ_ONLY, keep);
        }
    }

    private HttpFileRequest request(HttpRequest head, RequestTarget.Named named) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("method", head.method().name());
        add(asked, head, "range", HttpHeaderNames.RANGE);
        add(asked, head, "user-agent", HttpHeaderNames.USER_AGENT);
        return new HttpFileRequest(
                around.ids().incrementAndGet(),
                endpoint(channel.remoteAddress()),
                endpoint(channel.localAddress()).address(),
                named.raw(),
                named.path(),
                asked,
                around.clock().instant());
    }

    private static void add(Map<String, String> asked, HttpRequest head, String name, CharSequence header) {
        String value = head.headers().get(header);
        if (value != null) {
            asked.put(name, WireText.of(value));
        }
    }

    private void open(Opening now) {
        opening = now;
        try {
            around.files().open(now.request()).whenComplete((answer, failure) -> opened(now, answer, failure));
        } catch (RuntimeException e) {
            found(now, null, e);
        }
    }

    private void opened(Opening which, @Nullable Answer answer, @Nullable Throwable failure) {
        if (channel.eventLoop().inEventLoop()) {
            found(which, answer, failure);
            return;
        }
        try {
            channel.eventLoop().execute(() -> found(which, answer, failure));
        } catch (RejectedExecutionException stopped) {
            release(answer);
        }
    }

    private void found(Opening which, @Nullable Answer answer, @Nullable Throwable failure) {
        if (opening != which) {
            release(answer);
            return;
        }
        opening = null;
        if (answer instanceof Answer.Found found) {
            try {
                FileReply reply = FileReply.of(which.head(), found.file(), outgoing.observed());
                give(which, found, reply);
            } catch (IOException | RuntimeException e) {
                found.file().source().close();
                failed(which, e);
            }
        } else if (answer instanceof Answer.Missing missing) {
            refuse(which, HttpResponseStatus.NOT_FOUND, TransferOutcome.NOT_FOUND, missing.reason());
        } else if (answer instanceof Answer.Forbidden forbidden) {
            refuse(which, HttpResponseStatus.FORBIDDEN, TransferOutcome.REFUSED, forbidden.reason());
        } else {
            failed(which, failure);
        }
    }

    private void failed(Opening which, @Nullable Throwable failure) {
        LOG.error(
                "{} could not be opened for {}",
                which.request().name(),
                which.request().client(),
                failure);
        refuse(which, HttpResponseStatus.INTERNAL_SERVER_ERROR, TransferOutcome.FAILED, OUR_FAULT);
    }

    private void give(Opening which, Answer.Found found, FileReply reply) throws IOException {
        Object body = reply.body(found.file().source(), channel.alloc());
        Reply head = reply.head(around.clock().instant(), which.keep());
        if (reply.unsatisfiable()) {
            String why = "the file has " + found.file().size() + " octets, none of them in the range asked for";
            ended(which, reply.status(), TransferOutcome.REFUSED, why);
            finish(
                    outgoing.send(head.withText(why, false))
                            .addListener(sent -> found.file().source().close()),
                    which.keep());
            return;
        }
        around.observer().agreed(which.request(), found.file(), reply.agreed(), reply.length());
        TransferOutcome good = reply.bodiless() ? TransferOutcome.SIZE_PROBE : TransferOutcome.COMPLETE;
        ChannelFuture sent = outgoing.send(which.request(), good, head.octets(), body);
        finish(sent.addListener(over -> found.file().source().close()), which.keep());
    }

    private void refuse(Opening which, HttpResponseStatus status, TransferOutcome outcome, String reason) {
        ended(which, status, outcome, reason);
        say(which.head(), status, reason, which.keep());
    }

    private void ended(Opening which, @Nullable HttpResponseStatus status, TransferOutcome outcome, String reason) {
        around.observer()
                .ended(
                        which.request(),
                        new Ending(
                                around.clock().instant(),
                                outcome,
                                0,
                                0,
                                status == null ? null : status.code(),
                                reason));
    }

    private void say(HttpRequest head, HttpResponseStatus status, String sentence, boolean keep) {
        Reply reply = new Reply(status, around.clock().instant(), keep);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            reply.with("Allow", "GET, HEAD");
        }
        finish(outgoing.send(reply.withText(sentence, head.method().equals(HttpMethod.HEAD))), keep);
    }

    private void finish(ChannelFuture sent, boolean keep) {
        sent.addListener(over -> done.answered(sent, keep));
    }

    /** @param waited nanoseconds since the request was taken up */
    void tick(long waited) {
        Opening late = opening;
        if (late != null && waited > around.settings().opening().toNanos()) {
            opening = null;
            refuse(
                    late,
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    TransferOutcome.FAILED,
                    "the file was not loaded in time, see the server's log");
        }
    }

    /** Nobody waits for an answer any more. */
    void clientLeft() {
        Opening left = opening;
        if (left != null) {
            opening = null;
            ended(left, null, TransferOutcome.ABORTED, "the client did not wait for the file");
        }
    }

    private static void release(@Nullable Answer answer) {
        if (answer instanceof Answer.Found found) {
            found.file().source().close();
        }
    }

    private static UdpEndpoint endpoint(SocketAddress address) {
        InetSocketAddress inet = (InetSocketAddress) address;
        return new UdpEndpoint(IpAddress.ofBytes(inet.getAddress().getAddress()), inet.getPort());
    }
}
