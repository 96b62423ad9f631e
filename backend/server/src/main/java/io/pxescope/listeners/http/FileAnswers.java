package io.pxescope.listeners.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.listeners.HttpObserver.Ending;
import io.pxescope.listeners.ServedFiles.Answer;
import io.pxescope.trace.TransferOutcome;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks files up for one connection, and gives them, or says why not. */
final class FileAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FileAnswers.class);
    private static final String OUR_FAULT = "the server could not open the file, see its log";

    private final Surroundings around;
    private final Channel channel;
    private final Outgoing outgoing;
    private final Answers answers;
    private @Nullable Opening opening;

    /** A request whose file is being looked up. */
    private record Opening(HttpFileRequest request, HttpRequest head, boolean keep) {}

    FileAnswers(Surroundings around, Channel channel, Outgoing outgoing, Answers answers) {
        this.around = around;
        this.channel = channel;
        this.outgoing = outgoing;
        this.answers = answers;
    }

    void open(HttpFileRequest request, HttpRequest head, boolean keep) {
        Opening now = new Opening(request, head, keep);
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
            answers.finish(
                    outgoing.send(head.withText(why, false))
                            .addListener(sent -> found.file().source().close()),
                    which.keep());
            return;
        }
        around.observer().agreed(which.request(), found.file(), reply.agreed(), reply.length());
        TransferOutcome good = reply.bodiless() ? TransferOutcome.SIZE_PROBE : TransferOutcome.COMPLETE;
        ChannelFuture sent = outgoing.send(which.request(), good, head.octets(), body);
        answers.finish(sent.addListener(over -> found.file().source().close()), which.keep());
    }

    private void refuse(Opening which, HttpResponseStatus status, TransferOutcome outcome, String reason) {
        ended(which, status, outcome, reason);
        answers.say(which.head(), status, reason, which.keep());
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
}
