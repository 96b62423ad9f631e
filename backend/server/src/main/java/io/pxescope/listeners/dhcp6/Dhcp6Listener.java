package io.pxescope.listeners.dhcp6;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
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
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pxescope.listeners.ChannelDoor;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.listeners.dhcp.DhcpListener.Sender;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.responder.Dhcp6Ingress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket on the DHCPv6 port. On an interface it is bound to the device and a member of all servers' groups there (RFC
 * 8415 section 7.1), and the device is the zone of the link-local addresses it hears and answers; on loopback it is bound
 * to ::1, where only relays reach it.
 */
public final class Dhcp6Listener extends ChannelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcp6Listener.class);

    /** All relay agents and servers of the link, all servers of the site. */
    private static final List<Ipv6Address> GROUPS =
            List.of(Ipv6Address.parse("ff02::1:2"), Ipv6Address.parse("ff05::1:3"));

    private static final int LARGEST = 8192;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int IFNAMSIZ = 16;
    private static final int LOOK_AGAIN_SECONDS = 5;

    /** Where the bytes go. Called on the event loop. */
    @FunctionalInterface
    public interface Desk {
        void received(byte[] payload, Dhcp6Ingress ingress, Sender sender);
    }

    private final @Nullable String nic;
    private final Desk desk;
    private volatile List<Ipv6Address> local;

    /** @param nic the interface to serve, or null: loopback only */
    public Dhcp6Listener(@Nullable String nic, int port, Desk desk) {
        super(new UdpEndpoint(nic == null ? Ipv6Address.LOOPBACK : Ipv6Address.ANY, port));
        this.nic = nic;
        this.desk = desk;
        this.local = LocalAddresses.of(nic);
    }

    @Override
    public String protocol() {
        return "DHCPv6";
    }

    @Override
    public String where() {
        return super.where() + (nic == null ? "" : " on " + nic);
    }

    @Override
    public synchronized ListenerStatus start() {
        return nic != null && !Epoll.isAvailable()
                ? new ListenerStatus.Down(
                        "Interfaces can be served on Linux only: native transport is not available.",
                        "Run the panel on Linux, x86-64 or arm64.")
                : super.start();
    }

    @Override
    protected EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(
                1,
                new DefaultThreadFactory("listeners-dhcp6-" + (nic == null ? "loopback" : nic)),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    @Override
    protected ChannelFuture bind(EventLoopGroup loops, int port) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
                .handler(new Datagrams());
        if (Epoll.isAvailable()) {
            bootstrap.channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET6));
        } else {
            bootstrap.channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET6));
        }
        if (nic == null) {
            return bootstrap.bind(new InetSocketAddress(inet(Ipv6Address.LOOPBACK), port));
        }
        byte[] name = Arrays.copyOf(nic.getBytes(StandardCharsets.US_ASCII), IFNAMSIZ);
        bootstrap.option(
                new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, IFNAMSIZ),
                ByteBuffer.wrap(name));
        ChannelFuture bound = bootstrap
                .bind(new InetSocketAddress(inet(Ipv6Address.ANY), port))
                .awaitUninterruptibly();
        return bound.isSuccess() ? join((DatagramChannel) bound.channel(), bound) : bound;
    }

    private ChannelFuture join(DatagramChannel channel, ChannelFuture bound) {
        for (Ipv6Address group : GROUPS) {
            ChannelFuture joined =
                    channel.joinGroup(inet(group), device(), null).awaitUninterruptibly();
            if (!joined.isSuccess()) {
                channel.close().awaitUninterruptibly();
                return joined;
            }
        }
        return bound;
    }

    private NetworkInterface device() {
        try {
            NetworkInterface device = NetworkInterface.getByName(nic);
            if (device == null) {
                throw new IllegalStateException("no such device: " + nic);
            }
            return device;
        } catch (SocketException e) {
            throw new IllegalStateException("the interface " + nic + " cannot be read", e);
        }
    }

    private static InetAddress inet(IpAddress address) {
        try {
            return address instanceof Ipv6Address
                    ? Inet6Address.getByAddress(null, address.toBytes(), -1)
                    : InetAddress.getByAddress(address.toBytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("sixteen octets are an address", impossible);
        }
    }

    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            var looking = context.executor()
                    .scheduleWithFixedDelay(
                            () -> local = LocalAddresses.of(nic), 0, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
            context.channel().closeFuture().addListener(closed -> looking.cancel(false));
            context.fireChannelActive();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            byte[] payload = ByteBufUtil.getBytes(packet.content());
            InetSocketAddress sender = packet.sender();
            UdpEndpoint from =
                    new UdpEndpoint(IpAddress.ofBytes(sender.getAddress().getAddress()), sender.getPort());
            try {
                desk.received(payload, new Dhcp6Ingress(nic, local, from), (reply, to, done) -> {
                    InetSocketAddress target = new InetSocketAddress(inet(to.address()), to.port());
                    context.channel()
                            .writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(reply), target))
                            .addListener(sent -> done.accept(sent.cause()));
                });
            } catch (RuntimeException fault) {
                LOG.error(
                        "A DHCPv6 message from {} was dropped by a fault of the panel: {}",
                        from,
                        ByteBufUtil.hexDump(payload),
                        fault);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.warn("DHCPv6 on {}: {}", where(), cause.toString());
        }
    }
}
