package io.pxescope.listeners.tftp;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.pxescope.listeners.Occupancy;
import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.listeners.TftpRequest;
import io.pxescope.listeners.TransferManner;
import io.pxescope.listeners.TransferObserver;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.tftp.TransferOptions;
import io.pxescope.transfer.ReadTransfer;
import io.pxescope.transfer.TransferAction;
import io.pxescope.transfer.TransferEvent;
import io.pxescope.transfer.TransferOutcome;
import io.pxescope.transfer.TransferPlan;
import io.pxescope.transfer.TransferSummary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of TFTP that runs on one event loop: its sessions, their sockets and their deadlines. */
final class TftpLoop {

    private static final Logger log = LoggerFactory.getLogger(TftpLoop.class);

    private final EventLoop eventLoop;
    private final TftpSettings settings;
    private final ServedFiles files;
    private final TransferObserver observer;
    private final Clock clock;
    private final Outbox outbox;
    private final Intake intake;
    private final TransferSockets sockets;
    private final TransferSocket asked = new TransferSocket(this, 0);
    private final TransferWheel wheel;
    private final Occupancy<Session> admission;
    private final Map<InetSocketAddress, Session> latest = new HashMap<>();
    private boolean ticking;

    TftpLoop(
            EventLoop eventLoop,
            Transport transport,
            TftpSettings settings,
            ServedFiles files,
            TransferObserver observer,
            Clock clock,
            WireImages images,
            AtomicLong ids) {
        this.eventLoop = eventLoop;
        this.settings = settings;
        this.files = files;
        this.observer = observer;
        this.clock = clock;
        this.outbox = new Outbox(images);
        this.sockets = new TransferSockets(this, eventLoop, transport, settings.socketsPerLoop());
        this.intake = new Intake(this, sockets, outbox, observer, clock, ids);
        this.wheel = new TransferWheel(System.nanoTime());
        this.admission = new Occupancy<>(settings.maxTransfers(), settings.maxTransfersPerClient());
    }

    TransferSockets sockets() {
        return sockets;
    }

    /** The well-known port, for the transfers of clients that hear no other. */
    TransferSocket asked() {
        return asked;
    }

    Intake intake() {
        return intake;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Makes room for one more of a client, by ending abandoned ones; false when all there are are real. */
    boolean makeRoom(InetAddress client, long now) {
        while (!admission.hasRoom(client)) {
            Session abandoned = admission.givesWay(client);
            if (abandoned == null) {
                return false;
            }
            cancel(
                    abandoned,
                    TransferOutcome.TIMED_OUT,
                    "gave way to newer requests, never acknowledged anything",
                    false,
                    now);
        }
        return true;
    }

    /** The last session of a client's port, while it runs. */
    @Nullable
    Session latest(InetSocketAddress client) {
        return latest.get(client);
    }

    /** Takes a session on and has its file opened. */
    void open(Session session, long now) {
        admission.enter(session.client().getAddress(), session);
        latest.put(session.client(), session);
        session.socket().enter(session);
        wheel.note(session);
        keepTicking();
        try {
            files.open(session.request()).whenComplete((answer, failure) -> answered(session, answer, failure));
        } catch (RuntimeException e) {
            opened(session, null, e, now);
        }
    }

    private void answered(Session session, ServedFiles.@Nullable Answer answer, @Nullable Throwable failure) {
        Runnable opened = () -> guarded(session, () -> opened(session, answer, failure, System.nanoTime()));
        if (eventLoop.inEventLoop()) {
            opened.run();
            return;
        }
        try {
            eventLoop.execute(() -> {
                opened.run();
                outbox.flush();
            });
        } catch (RejectedExecutionException stopped) {
            release(answer);
        }
    }

    private void opened(Session session, ServedFiles.@Nullable Answer answer, @Nullable Throwable failure, long now) {
        if (session.ended()) {
            release(answer);
            return;
        }
        if (answer != null
                && answer.manner().singlePort()
                && !settings.address().isUnspecified()) {
            session.moveTo(asked);
        }
        if (answer instanceof ServedFiles.Answer.Found found) {
            begin(session, found.file(), found.manner(), now);
        } else if (answer instanceof ServedFiles.Answer.Missing missing) {
            refuse(session, TftpErrorCode.FILE_NOT_FOUND, missing.reason(), now);
        } else if (answer instanceof ServedFiles.Answer.Forbidden forbidden) {
            refuse(session, TftpErrorCode.ACCESS_VIOLATION, forbidden.reason(), now);
        } else {
            log.error("{} could not be opened for {}", session.request().name(), session.client(), failure);
            endUnopened(
                    session,
                    TransferOutcome.FAILED,
                    TftpErrorCode.NOT_DEFINED,
                    "the server could not open the file, see its log",
                    now);
        }
    }

    private void refuse(Session session, TftpErrorCode code, String reason, long now) {
        outbox.sendError(session.socket(), session.client(), code.code(), reason);
        end(session, Refusal.of(session.request(), code, reason, clock), now);
    }

    private void begin(Session session, ServedFile file, TransferManner manner, long now) {
        TftpRequest request = session.request();
        WireForm form;
        try {
            form = WireForm.of(file, request.mode());
        } catch (IOException e) {
            file.source().close();
            opened(session, null, e, now);
            return;
        }
        if (form == null) {
            file.source().close();
            endUnopened(
                    session,
                    TransferOutcome.REFUSED,
                    TftpErrorCode.NOT_DEFINED,
                    "netascii is served up to 1 MiB, ask for octet",
                    now);
            return;
        }
        TransferOptions agreed =
                TransferOptions.negotiate(request.options(), settings.limits().within(manner.limits()), form.size());
        TransferPlan plan = new TransferPlan(
                request.rawName(), request.mode(), request.options(), agreed, form.size(), file.sha256());
        ReadTransfer transfer = new ReadTransfer(plan, settings.retransmission(), request.received(), now);
        session.run(new Session.Running(file, form.inBlocksOf(agreed.blksize()), transfer));
        observer.agreed(request, file, agreed, session.socket() == asked);
        perform(session, transfer.open(now), now);
    }

    /** Tells a session what happened. */
    void step(Session session, TransferEvent event, long now) {
        Session.Running running = session.running();
        if (running != null) {
            perform(session, running.transfer().step(event, now), now);
        } else if (event instanceof TransferEvent.Superseded || event instanceof TransferEvent.ErrorReceived) {
            endUnopened(session, TransferOutcome.ABORTED_BY_CLIENT, null, "the client did not wait for the file", now);
        }
    }

    /** A session's deadline was reached. */
    void due(Session session, long now) {
        if (session.running() != null) {
            guarded(session, () -> step(session, new TransferEvent.TimePassed(), now));
        } else {
            guarded(
                    session,
                    () -> endUnopened(
                            session,
                            TransferOutcome.FAILED,
                            TftpErrorCode.NOT_DEFINED,
                            "the file was not loaded in time, see the server's log",
                            now));
        }
    }

    /** Keeps a fault of ours in one session from reaching the others: it is logged, and that session has ended. */
    private void guarded(Session session, Runnable doing) {
        try {
            doing.run();
        } catch (RuntimeException e) {
            log.error("the transfer of {} to {} failed", session.request().name(), session.client(), e);
            if (!session.ended()) {
                endUnopened(
                        session,
                        TransferOutcome.FAILED,
                        TftpErrorCode.NOT_DEFINED,
                        "the server failed, see its log",
                        System.nanoTime());
            }
        }
    }

    private void perform(Session session, List<TransferAction> actions, long now) {
        Session.Running running = session.running();
        if (running == null) {
            return;
        }
        for (TransferAction action : actions) {
            if (action instanceof TransferAction.SendBlocks blocks) {
                if (!sendBlocks(session, running, blocks, now)) {
                    return;
                }
            } else if (action instanceof TransferAction.SendOack oack) {
                outbox.send(session.socket(), session.client(), new TftpPacket.Oack(oack.options()));
            } else if (action instanceof TransferAction.SendError error) {
                outbox.sendError(session.socket(), session.client(), error.code(), error.message());
            } else if (action instanceof TransferAction.End end) {
                end(session, end.summary(), now);
                return;
            }
        }
        if (session.newlyHeard()) {
            admission.heard(session.client().getAddress(), session);
        }
        long bytes = running.transfer().bytesAcknowledged();
        if (session.tellsProgress(bytes, now)) {
            observer.progressed(session.request(), bytes, running.blocks().size());
        }
        wheel.note(session);
    }

    private boolean sendBlocks(Session session, Session.Running running, TransferAction.SendBlocks blocks, long now) {
        try {
            outbox.sendBlocks(session.socket(), session.client(), running.blocks(), blocks.first(), blocks.count());
            return true;
        } catch (IOException e) {
            log.error("{} could not be read for {}", session.request().name(), session.client(), e);
            cancel(session, TransferOutcome.FAILED, "the server could not read the file, see its log", true, now);
            return false;
        }
    }

    private void cancel(Session session, TransferOutcome outcome, String reason, boolean tellClient, long now) {
        if (session.running() != null) {
            step(session, new TransferEvent.Cancelled(outcome, reason, tellClient), now);
        } else {
            endUnopened(session, outcome, tellClient ? TftpErrorCode.NOT_DEFINED : null, reason, now);
        }
    }

    private void endUnopened(
            Session session, TransferOutcome outcome, @Nullable TftpErrorCode code, String reason, long now) {
        if (code != null) {
            outbox.sendError(session.socket(), session.client(), code.code(), reason);
        }
        end(session, Refusal.of(session.request(), outcome, code, reason, clock), now);
    }

    private void end(Session session, TransferSummary summary, long now) {
        session.end();
        admission.leave(session.client().getAddress(), session);
        latest.remove(session.client(), session);
        session.socket().leave(session, summary.outcome() == TransferOutcome.TIMED_OUT, now);
        if (session.running() != null) {
            session.running().blocks().source().close();
        }
        observer.ended(session.request(), summary);
    }

    private void keepTicking() {
        if (!ticking) {
            ticking = true;
            eventLoop.schedule(this::tick, TransferWheel.TICK, TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        ticking = false;
        wheel.advance(System.nanoTime());
        outbox.flush();
        if (admission.total() > 0) {
            keepTicking();
        }
    }

    /** Done when no transfer runs any more, or when so many nanoseconds have gone by. */
    Future<Void> drained(long patience) {
        Promise<Void> drained = eventLoop.newPromise();
        long ends = System.nanoTime() + patience;
        eventLoop.execute(() -> drain(drained, ends));
        return drained;
    }

    private void drain(Promise<Void> drained, long ends) {
        if (admission.total() == 0 || System.nanoTime() >= ends) {
            drained.setSuccess(null);
        } else {
            eventLoop.schedule(() -> drain(drained, ends), 50, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends what runs and closes the sockets. */
    Future<?> stopped() {
        return eventLoop.submit(() -> {
            long now = System.nanoTime();
            for (Session session : List.copyOf(latest.values())) {
                cancel(session, TransferOutcome.FAILED, "the server is being stopped", true, now);
            }
            outbox.flush();
            sockets.close();
        });
    }

    private static void release(ServedFiles.@Nullable Answer answer) {
        if (answer instanceof ServedFiles.Answer.Found found) {
            found.file().source().close();
        }
    }
}
