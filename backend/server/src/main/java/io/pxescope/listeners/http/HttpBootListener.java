package io.pxescope.listeners.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pxescope.listeners.ChannelDoor;
import io.pxescope.listeners.HttpObserver;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/**
 * A read-only HTTP/1.1 server for boot files, which also takes the calls of booted systems: {@code GET} or {@code POST
 * /b/<token>/up}. Start it, ask for its status, stop it; a listener that could not bind may be started again.
 */
public final class HttpBootListener extends ChannelDoor {
    private final Surroundings around;
    private final boolean epoll;

    public HttpBootListener(
            HttpSettings settings, ServedFiles files, HttpObserver observer, PhoneHomes phoneHomes, Clock clock) {
        this(settings, files, observer, phoneHomes, clock, Epoll.isAvailable());
    }

    /** @param epoll false: the sockets that other platforms have */
    HttpBootListener(
            HttpSettings settings,
            ServedFiles files,
            HttpObserver observer,
            PhoneHomes phoneHomes,
            Clock clock,
            boolean epoll) {
        super(new UdpEndpoint(settings.address(), settings.port()));
        this.around = new Surroundings(settings, files, observer, phoneHomes, clock);
        this.epoll = epoll;
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    public synchronized ListenerStatus start() {
        around.stopping().set(false);
        return super.start();
    }

    @Override
    public synchronized void stop() {
        around.stopping().set(true);
        super.stop();
    }

    /** Connections that are open. */
    int connections() {
        return around.connections().total();
    }

    private static InetAddress inet(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.toBytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has four or sixteen octets", impossible);
        }
    }

    @Override
    protected EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(
                around.settings().loops(),
                new DefaultThreadFactory("listeners-http"),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    @Override
    protected ChannelFuture bind(EventLoopGroup loops, int port) {
        return new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // A client may say that it is done asking and still wants its answer.
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                // A failed write leaves the socket open, so that the kernel can still be asked what was acknowledged.
                .childOption(ChannelOption.AUTO_CLOSE, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new StrictDecoder(), new RequestReader(), new Connection(around, channel));
                    }
                })
                .bind(new InetSocketAddress(inet(around.settings().address()), port));
    }
}
