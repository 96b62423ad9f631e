package io.pxescope.listeners.tftp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Datagram sockets of the platform: epoll on Linux, with recvmmsg, segmentation offload and binding to an interface; NIO
 * elsewhere, with one datagram per call.
 */
final class Transport {

    private static final int BUFFER = 4 << 20;
    /** if.h: IFNAMSIZ, the NUL included. */
    private static final int INTERFACE_NAME = 16;
    /** SOL_SOCKET, SO_BINDTODEVICE: Netty names neither. */
    private static final RawUnixChannelOption BIND_TO_DEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", 1, 25, INTERFACE_NAME);

    private final boolean epoll;
    private final @Nullable String nic;

    Transport(boolean epoll, @Nullable String nic) {
        this.epoll = epoll;
        this.nic = nic;
    }

    /** Epoll where the machine has it. */
    static Transport ofThisMachine(@Nullable String nic) {
        return new Transport(Epoll.isAvailable(), nic);
    }

    boolean epoll() {
        return epoll;
    }

    /** Whether one send can carry a whole window. */
    boolean segments() {
        return epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    EventLoopGroup loops(int count) {
        return new MultiThreadIoEventLoopGroup(
                count,
                new DefaultThreadFactory("listeners-tftp", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Binds a socket.
     *
     * @param datagram longest datagram wanted; what is longer is cut
     * @param burst datagrams taken by one system call
     * @param wellKnown whether it takes requests: it then tells which of our addresses was asked
     * @param shared whether other loops bind the same address and port
     */
    ChannelFuture bind(
            EventLoop loop,
            InetSocketAddress local,
            int datagram,
            int burst,
            boolean wellKnown,
            boolean shared,
            ChannelHandler handler) {
        boolean ipv6 = local.getAddress() instanceof Inet6Address;
        SocketProtocolFamily family = ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(() -> open(family))
                .handler(handler)
                .option(ChannelOption.SO_RCVBUF, BUFFER)
                .option(ChannelOption.SO_SNDBUF, BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(epoll ? datagram * burst : datagram));
        if (epoll) {
            bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, datagram);
            if (wellKnown && !ipv6) {
                bootstrap.option(EpollChannelOption.IP_RECVORIGDSTADDR, true);
            }
            if (shared) {
                bootstrap.option(EpollChannelOption.SO_REUSEPORT, true);
            }
        }
        return bootstrap.bind(local);
    }

    private DatagramChannel open(SocketProtocolFamily family) {
        if (!epoll) {
            return new NioDatagramChannel(family);
        }
        EpollDatagramChannel channel = new EpollDatagramChannel(family);
        if (nic != null) {
            ByteBuffer name = ByteBuffer.allocate(INTERFACE_NAME);
            name.put(nic.getBytes(StandardCharsets.US_ASCII)).rewind();
            channel.config().setOption(BIND_TO_DEVICE, name);
        }
        return channel;
    }
}
