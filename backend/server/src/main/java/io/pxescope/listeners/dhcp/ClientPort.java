package io.pxescope.listeners.dhcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pxescope.coexistence.ProbeWire;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DHCP client's port on one interface, open while a probe lasts. The address may be shared (SO_REUSEADDR): a DHCP
 * client of this computer's own that has the port open goes on hearing.
 */
public final class ClientPort implements ProbeWire.Session {
    private static final Logger LOG = LoggerFactory.getLogger(ClientPort.class);
    private static final int SERVER_PORT = 67;
    private static final int CLIENT_PORT = 68;
    private static final int LARGEST = 4096;

    private final EventLoopGroup loop;
    private final Channel channel;

    private ClientPort(EventLoopGroup loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    /**
     * Opens the port.
     *
     * @throws IOException where the system does not give it
     */
    public static ClientPort open(String nic, ProbeWire.Receiver receiver) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IOException("native transport is not available; run the panel on Linux, x86-64 or arm64");
        }
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("listeners-probe"), EpollIoHandler.newFactory());
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                .option(ChannelOption.SO_BROADCAST, true)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
                .handler(new Datagrams(receiver));
        DeviceBinding.to(nic, bootstrap);
        ChannelFuture bound =
                bootstrap.bind(new InetSocketAddress("0.0.0.0", CLIENT_PORT)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new ClientPort(loop, bound.channel());
    }

    @Override
    public void broadcast(byte[] payload) throws IOException {
        Sent.await(channel.writeAndFlush(new DatagramPacket(
                Unpooled.wrappedBuffer(payload),
                new InetSocketAddress(Ipv4Address.BROADCAST.toString(), SERVER_PORT))));
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }

    private static final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        private final ProbeWire.Receiver receiver;

        Datagrams(ProbeWire.Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            InetSocketAddress sender = packet.sender();
            receiver.received(
                    ByteBufUtil.getBytes(packet.content()),
                    new UdpEndpoint(Ipv4Address.ofBytes(sender.getAddress().getAddress()), sender.getPort()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.warn("The port of the probe reports: {}", cause.toString());
        }
    }
}
