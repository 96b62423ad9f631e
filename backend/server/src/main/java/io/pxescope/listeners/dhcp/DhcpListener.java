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
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pxescope.listeners.ChannelDoor;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.responder.Ingress;
import io.pxescope.responder.Ingress.Service;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket on the DHCP port. On an interface it is bound to the device, so that broadcasts go out there
 * and what comes in is known to come from there; on loopback to 127.0.0.1, where only relays reach it.
 */
public final class DhcpListener extends ChannelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpListener.class);
    private static final int LARGEST = 4096;
    private static final int RECEIVE_BUFFER = 4 << 20;

    /** Where the bytes go. Called on the event loop. */
    @FunctionalInterface
    public interface Desk {
        void received(byte[] payload, Ingress ingress, Sender sender);
    }

    /** Sends a reply by the channel that the request came in by. */
    @FunctionalInterface
    public interface Sender {
        /** @param done called with null once the reply was handed to the network, or with what went wrong */
        void send(byte[] payload, UdpEndpoint to, Consumer<@Nullable Throwable> done);
    }

    private final @Nullable String nic;
    private final Ipv4Address local;
    private final Service service;
    private final Desk desk;

    /**
     * @param nic the interface to serve, or null: loopback only
     * @param local this server's own address there
     */
    public DhcpListener(@Nullable String nic, Ipv4Address local, int port, Service service, Desk desk) {
        super(new UdpEndpoint(local, port));
        this.nic = nic;
        this.local = local;
        this.service = service;
        this.desk = desk;
    }

    /** Sends a message of this server's own by the door's socket, as a relay does. */
    public void send(byte[] payload, UdpEndpoint to) throws IOException {
        Channel open = channel();
        if (open == null) {
            throw new IOException("the DHCP door at " + where() + " is not open");
        }
        Sent.await(open.writeAndFlush(new DatagramPacket(
                Unpooled.wrappedBuffer(payload),
                new InetSocketAddress(to.address().toString(), to.port()))));
    }

    @Override
    public String protocol() {
        return service == Service.DHCP ? "DHCP" : "PXE boot server";
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
                new DefaultThreadFactory("listeners-" + (service == Service.DHCP ? "dhcp-" : "boot-server-")
                        + (nic == null ? "loopback" : nic)),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    @Override
    protected ChannelFuture bind(EventLoopGroup loops, int port) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .option(ChannelOption.SO_BROADCAST, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
                .handler(new Datagrams());
        if (Epoll.isAvailable()) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                    .option(EpollChannelOption.IP_RECVORIGDSTADDR, true);
        } else {
            bootstrap.channel(NioDatagramChannel.class);
        }
        if (nic != null) {
            DeviceBinding.to(nic, bootstrap);
        }
        return bootstrap.bind(new InetSocketAddress(nic == null ? local.toString() : "0.0.0.0", port));
    }

    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            byte[] payload = ByteBufUtil.getBytes(packet.content());
            InetSocketAddress sender = packet.sender();
            UdpEndpoint from =
                    new UdpEndpoint(Ipv4Address.ofBytes(sender.getAddress().getAddress()), sender.getPort());
            try {
                desk.received(
                        payload, new Ingress(nic, local, from, destination(packet), service), (reply, to, done) -> {
                            InetSocketAddress target =
                                    new InetSocketAddress(to.address().toString(), to.port());
                            context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(reply), target))
                                    .addListener(future -> done.accept(future.cause()));
                        });
            } catch (RuntimeException bug) {
                LOG.error(
                        "A DHCP message from {} on {} was dropped by a fault of the panel: {}",
                        from,
                        where(),
                        ByteBufUtil.hexDump(payload),
                        bug);
            }
        }

        /** The address that a datagram was sent to; only the native transport tells. */
        private @Nullable Ipv4Address destination(DatagramPacket packet) {
            InetSocketAddress recipient = packet.recipient();
            return Epoll.isAvailable() && recipient != null && recipient.getAddress() instanceof Inet4Address address
                    ? Ipv4Address.ofBytes(address.getAddress())
                    : null;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.warn("The DHCP channel {} reports: {}", where(), cause.toString());
        }
    }
}
