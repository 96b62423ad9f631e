package io.pxescope.listeners.tftp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.pxescope.listeners.BindTrouble;
import io.pxescope.listeners.Door;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.listeners.TransferObserver;
import io.pxescope.net.UdpEndpoint;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A read-only TFTP server: RFC 1350 with the options of RFC 2347, 2348, 2349 and 7440. Start it, ask for its status, stop
 * it; a listener that could not bind may be started again.
 */
public final class TftpListener implements Door {

    private static final Logger log = LoggerFactory.getLogger(TftpListener.class);
    /** Longest request wanted: a name of 1024 and every option. */
    private static final int DATAGRAM = 2048;

    private static final int BURST = 32;
    private static final int WANTED_BUFFER = 1 << 20;

    private final TftpSettings settings;
    private final ServedFiles files;
    private final TransferObserver observer;
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private @Nullable Open open;
    private ListenerStatus status;

    private record Open(EventLoopGroup group, List<TftpLoop> loops, List<Channel> requests, WireImages images) {}

    public TftpListener(TftpSettings settings, ServedFiles files, TransferObserver observer, Clock clock) {
        this.settings = settings;
        this.files = files;
        this.observer = observer;
        this.clock = clock;
        this.status = new ListenerStatus.Down("Not started yet.", "Start it.");
    }

    @Override
    public String protocol() {
        return "TFTP";
    }

    @Override
    public synchronized String where() {
        String at = settings.address().inUrl() + ":"
                + bound().map(UdpEndpoint::port).orElse(settings.port());
        return settings.nic() == null ? at : at + " on " + settings.nic();
    }

    @Override
    public synchronized ListenerStatus start() {
        if (open != null) {
            return status;
        }
        Transport transport = Transport.ofThisMachine(settings.nic());
        if (settings.nic() != null && !transport.epoll()) {
            status = new ListenerStatus.Down(
                    "Binding to the interface " + settings.nic() + " needs Linux on x86-64 or ARM64.",
                    "Name an address instead of an interface.");
            return status;
        }
        return start(transport);
    }

    /** Starts on given sockets; a test takes the ones other platforms have. */
    synchronized ListenerStatus start(Transport transport) {
        int count = transport.epoll() ? settings.loops() : 1;
        Open opening = new Open(
                transport.loops(count), new ArrayList<>(), new ArrayList<>(), new WireImages(settings.imageBytes()));
        Throwable failure = null;
        int port = settings.port();
        for (int i = 0; i < count && failure == null; i++) {
            EventLoop eventLoop = opening.group().next();
            TftpLoop loop = new TftpLoop(eventLoop, transport, settings, files, observer, clock, opening.images(), ids);
            opening.loops().add(loop);
            ChannelFuture bound = transport.bind(
                    eventLoop,
                    new InetSocketAddress(TransferSockets.inet(settings.address()), port),
                    DATAGRAM,
                    BURST,
                    true,
                    count > 1,
                    new RequestHandler(loop, settings.address()));
            opening.requests().add(bound.channel());
            failure = bound.awaitUninterruptibly().cause();
            if (failure == null) {
                port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
                failure = loop.sockets()
                        .open(settings.address())
                        .awaitUninterruptibly()
                        .cause();
            }
        }
        if (failure != null) {
            shutDown(opening);
            status = BindTrouble.of(failure, port);
            return status;
        }
        open = opening;
        status = new ListenerStatus.Up(new UdpEndpoint(settings.address(), port));
        adviseOnBuffer(opening.requests().get(0));
        return status;
    }

    @Override
    public synchronized ListenerStatus status() {
        return status;
    }

    /** Where it listens, while it does; tells the port where 0 was asked for. */
    public synchronized Optional<UdpEndpoint> bound() {
        return Optional.ofNullable(open)
                .map(now -> (InetSocketAddress) now.requests().get(0).localAddress())
                .map(local -> new UdpEndpoint(settings.address(), local.getPort()));
    }

    @Override
    public void stop() {
        stop(Duration.ZERO);
    }

    /**
     * Takes no new requests, lets running transfers go on for so long, then ends them with an ERROR.
     *
     * @param drain how long to wait; a loader that is cut off has to be reset by hand
     */
    public synchronized void stop(Duration drain) {
        Open closing = open;
        if (closing == null) {
            return;
        }
        open = null;
        status = new ListenerStatus.Down("It was stopped.", "Start it again.");
        closing.requests().forEach(channel -> channel.close().syncUninterruptibly());
        long ends = System.nanoTime() + drain.toNanos();
        for (TftpLoop loop : closing.loops()) {
            loop.drained(Math.max(0, ends - System.nanoTime()))
                    .awaitUninterruptibly(drain.toMillis() + 1000, TimeUnit.MILLISECONDS);
        }
        shutDown(closing);
    }

    private static void shutDown(Open closing) {
        closing.requests().forEach(channel -> channel.close().syncUninterruptibly());
        closing.loops().forEach(loop -> loop.stopped().syncUninterruptibly());
        closing.group().shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        closing.images().clear();
    }

    /** A burst of requests larger than the buffer is lost before we see it: 0 against 7500 client timeouts (measured). */
    private static void adviseOnBuffer(Channel requests) {
        Integer buffer = requests.config().getOption(ChannelOption.SO_RCVBUF);
        if (buffer != null && buffer < WANTED_BUFFER) {
            log.info(
                    "TFTP requests wait in {} KB only, so machines that start together will repeat some. "
                            + "Allow more with `sysctl -w net.core.rmem_max=4194304`.",
                    buffer / 1024);
        }
    }
}
