package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.listeners.TftpRequest;
import io.pxescope.listeners.TransferObserver;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.Netascii;
import io.pxescope.tftp.Printable;
import io.pxescope.tftp.RequestedName;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.tftp.TransferMode;
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
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of TFTP that runs on one event loop: its sessions, their sockets and their deadlines. */
final class TftpLoop {

    private static final Logger log = LoggerFactory.getLogger(TftpLoop.class);
    private static final int MOST_NETASCII = 1 << 20;
    private static final int MESSAGE = 160;

    private final EventLoop eventLoop;
    private final TftpSettings settings;
    private final ServedFiles files;
    private final TransferObserver observer;
    private final Clock clock;
    private final WireImages images;
    private final AtomicLong ids;
    private final BlockWriter writer;
    private final TransferSockets sockets;
    private final TransferWheel wheel;
    private final Admission<Session> admission;
    private final Map<InetSocketAddress, Session> latest = new HashMap<>();
    private final Set<Channel> unflushed = new LinkedHashSet<>();
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
        this.images = images;
        this.ids = ids;
        this.writer = new BlockWriter(images);
        this.sockets = new TransferSockets(this, eventLoop, transport, settings.socketsPerLoop());
        this.wheel = new TransferWheel(System.nanoTime());
        this.admission = new Admission<>(settings.maxTransfers(), settings.maxTransfersPerClient());
    }

    TransferSockets sockets() {
        return sockets;
    }

    /** A datagram on the well-known port. */
    void received(InetSocketAddress client, Ipv4Address local, byte[] datagram, long now) {
        if (!sockets.has(local)) {
            openThenReceive(client, local, datagram);
            return;
        }
        TftpDecoding decoding = TftpCodec.decode(ByteBuffer.wrap(datagram));
        if (Reflectors.isOne(client.getPort())) {
            observer.malformed(
                    endpoint(client),
                    local,
                    "a request from port " + client.getPort()
                            + " is not answered: the owner of that port answers anything, and would answer us");
        } else if (decoding instanceof TftpDecoding.Malformed malformed) {
            observer.malformed(endpoint(client), local, malformed.reason() + " (offset " + malformed.offset() + ")");
            if (malformed.opcode() == TftpPacket.RRQ || malformed.opcode() == TftpPacket.WRQ) {
                sendError(sockets.any(local), client, TftpErrorCode.ILLEGAL_OPERATION.code(), malformed.reason());
            }
        } else {
            TftpPacket packet = ((TftpDecoding.Decoded) decoding).packet();
            if (packet instanceof TftpPacket.Rrq rrq) {
                read(client, local, datagram, rrq, now);
            } else if (packet instanceof TftpPacket.Wrq wrq) {
                TftpRequest request = request(client, local, true, wrq.filename(), wrq.mode(), wrq.options());
                observer.requested(request);
                refuse(
                        request,
                        sockets.any(local),
                        client,
                        now,
                        TftpErrorCode.ACCESS_VIOLATION,
                        "this server only gives files out, it takes none in");
            } else {
                observer.malformed(
                        endpoint(client),
                        local,
                        "a packet of a running transfer came to the request port (opcode " + packet.opcode() + ")");
            }
        }
    }

    private void openThenReceive(InetSocketAddress client, Ipv4Address local, byte[] datagram) {
        if (!sockets.isOurs(local)) {
            observer.malformed(endpoint(client), local, "a request to a broadcast or group address is not answered");
            return;
        }
        sockets.open(local).addListener(opened -> {
            if (opened.isSuccess()) {
                received(client, local, datagram, System.nanoTime());
                flush();
            } else {
                observer.malformed(
                        endpoint(client),
                        local,
                        "cannot be answered from " + local + ": "
                                + opened.cause().getMessage());
            }
        });
    }

    private void read(InetSocketAddress client, Ipv4Address local, byte[] datagram, TftpPacket.Rrq rrq, long now) {
        Session before = latest.get(client);
        if (before != null && !before.heard() && before.isRequest(datagram)) {
            observer.repeated(before.request());
            step(before, new TransferEvent.RequestRepeated(), now);
            return;
        }
        if (before != null) {
            step(before, new TransferEvent.Superseded(rrq.filename()), now);
        }
        TftpRequest request = request(client, local, false, rrq.filename(), rrq.mode(), rrq.options());
        observer.requested(request);
        TransferSocket socket = sockets.freshest(local, client, now);
        if (request.mode() == TransferMode.UNKNOWN) {
            refuse(
                    request,
                    socket,
                    client,
                    now,
                    TftpErrorCode.ILLEGAL_OPERATION,
                    "mode " + Printable.ascii(rrq.mode(), 16) + " is not served, ask for octet");
        } else if (RequestedName.of(rrq.filename()) instanceof RequestedName.Unusable unusable) {
            refuse(request, socket, client, now, unusable.code(), unusable.reason());
        } else if (!makeRoom(client.getAddress(), now)) {
            refuse(
                    request,
                    socket,
                    client,
                    now,
                    TftpErrorCode.NOT_DEFINED,
                    "too many transfers are running, try again");
        } else {
            open(new Session(this, request, datagram, client, socket, now), now);
        }
    }

    private boolean makeRoom(InetAddress client, long now) {
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

    private void open(Session session, long now) {
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
        if (eventLoop.inEventLoop()) {
            opened(session, answer, failure, System.nanoTime());
            return;
        }
        try {
            eventLoop.execute(() -> {
                opened(session, answer, failure, System.nanoTime());
                flush();
            });
        } catch (RejectedExecutionException stopped) {
            release(answer);
        }
    }

    private void opened(Session session, ServedFiles.@Nullable Answer answer, @Nullable Throwable failure, long now) {
        if (session.ended()) {
            release(answer);
        } else if (answer instanceof ServedFiles.Answer.Found found) {
            begin(session, found.file(), now);
        } else if (answer instanceof ServedFiles.Answer.Refused refused) {
            endUnopened(session, outcome(refused.code()), refused.code(), refused.reason(), now);
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

    private void begin(Session session, ServedFile file, long now) {
        TftpRequest request = session.request();
        ByteSource source = file.source();
        long size = file.size();
        String key = file.sha256();
        if (request.mode() == TransferMode.NETASCII) {
            if (size > MOST_NETASCII) {
                source.close();
                endUnopened(
                        session,
                        TransferOutcome.REFUSED,
                        TftpErrorCode.NOT_DEFINED,
                        "netascii is served up to 1 MiB, ask for octet",
                        now);
                return;
            }
            byte[] content = new byte[(int) size];
            try {
                source.read(0, ByteBuffer.wrap(content));
            } catch (IOException e) {
                source.close();
                opened(session, null, e, now);
                return;
            }
            byte[] converted = Netascii.encode(content);
            source = closing(ByteSource.of(converted), source);
            size = converted.length;
            key = key + " netascii";
        }
        TransferOptions agreed = TransferOptions.negotiate(request.options(), settings.limits(), size);
        TransferPlan plan =
                new TransferPlan(request.rawName(), request.mode(), request.options(), agreed, size, file.sha256());
        ReadTransfer transfer = new ReadTransfer(plan, settings.retransmission(), request.received(), now);
        session.run(new Session.Running(file, new BlockSource(key, size, agreed.blksize(), source), transfer));
        observer.agreed(request, file, agreed);
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
            step(session, new TransferEvent.TimePassed(), now);
        } else {
            endUnopened(
                    session,
                    TransferOutcome.FAILED,
                    TftpErrorCode.NOT_DEFINED,
                    "the file was not loaded in time, see the server's log",
                    now);
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
                send(session.socket(), session.client(), new TftpPacket.Oack(oack.options()));
            } else if (action instanceof TransferAction.SendError error) {
                sendError(session.socket(), session.client(), error.code(), error.message());
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
        TransferSocket socket = session.socket();
        try {
            writer.write(
                    socket.channel(),
                    session.client(),
                    running.blocks(),
                    blocks.first(),
                    blocks.count(),
                    socket.segmentMtu());
            unflushed.add(socket.channel());
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

    private void refuse(
            TftpRequest request,
            TransferSocket socket,
            InetSocketAddress client,
            long now,
            TftpErrorCode code,
            String reason) {
        sendError(socket, client, code.code(), reason);
        observer.ended(request, refusal(request, outcome(code), code.code(), reason));
    }

    private void endUnopened(
            Session session, TransferOutcome outcome, @Nullable TftpErrorCode code, String reason, long now) {
        if (code != null) {
            sendError(session.socket(), session.client(), code.code(), reason);
        }
        end(session, refusal(session.request(), outcome, code == null ? null : code.code(), reason), now);
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

    private TransferSummary refusal(
            TftpRequest request, TransferOutcome outcome, @Nullable Integer code, String reason) {
        return TransferSummary.refused(
                request.rawName(),
                request.mode(),
                request.options(),
                request.received(),
                Duration.between(request.received(), clock.instant()),
                outcome,
                code,
                reason);
    }

    private TftpRequest request(
            InetSocketAddress client,
            Ipv4Address local,
            boolean write,
            String filename,
            String mode,
            List<TftpOption> options) {
        String name = RequestedName.of(filename) instanceof RequestedName.Normal normal ? normal.path() : "";
        return new TftpRequest(
                ids.incrementAndGet(),
                endpoint(client),
                local,
                write,
                filename,
                name,
                TransferMode.of(mode),
                options,
                clock.instant());
    }

    /** Sends an ERROR, with what a ROM can print of the message. */
    void sendError(TransferSocket socket, InetSocketAddress client, int code, String message) {
        send(socket, client, new TftpPacket.Error(code, Printable.ascii(message, MESSAGE)));
    }

    private void send(TransferSocket socket, InetSocketAddress client, TftpPacket packet) {
        Channel channel = socket.channel();
        byte[] octets = TftpCodec.encode(packet);
        ByteBuf out = channel.alloc().directBuffer(octets.length).writeBytes(octets);
        channel.write(new DatagramPacket(out, client), channel.voidPromise());
        unflushed.add(channel);
    }

    /** Lets go of everything written since the last time. */
    void flush() {
        if (!unflushed.isEmpty()) {
            unflushed.forEach(Channel::flush);
            unflushed.clear();
        }
    }

    private void keepTicking() {
        if (!ticking) {
            ticking = true;
            eventLoop.schedule(this::tick, TransferWheel.TICK, TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        ticking = false;
        try {
            wheel.advance(System.nanoTime());
            flush();
        } catch (RuntimeException e) {
            log.error("a TFTP deadline could not be handled", e);
        }
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
            flush();
            sockets.close();
        });
    }

    private static TransferOutcome outcome(TftpErrorCode code) {
        return code == TftpErrorCode.FILE_NOT_FOUND ? TransferOutcome.NOT_FOUND : TransferOutcome.REFUSED;
    }

    private static void release(ServedFiles.@Nullable Answer answer) {
        if (answer instanceof ServedFiles.Answer.Found found) {
            found.file().source().close();
        }
    }

    private static ByteSource closing(ByteSource content, ByteSource also) {
        return new ByteSource() {
            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                content.read(position, target);
            }

            @Override
            public void close() {
                also.close();
            }
        };
    }

    private static UdpEndpoint endpoint(InetSocketAddress address) {
        return new UdpEndpoint(Ipv4Address.ofBytes(address.getAddress().getAddress()), address.getPort());
    }
}
