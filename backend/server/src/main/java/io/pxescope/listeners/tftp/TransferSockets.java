package io.pxescope.listeners.tftp;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loop's transfer sockets, a few for each address of ours that was asked: a client must be answered from the address it
 * asked (RFC 1123 section 4.2.3.4), and an unconnected socket sends from the one it is bound to.
 */
final class TransferSockets {

    /** Longest packet wanted here: an ACK is 4 octets, an ERROR may talk. */
    private static final int DATAGRAM = 256;

    private static final int BURST = 64;
    private static final int MOST_ADDRESSES = 256;

    /** 40 octets instead of 20. */
    private static final int LARGER_IPV6_HEADER = 20;

    private final TftpLoop loop;
    private final EventLoop eventLoop;
    private final Transport transport;
    private final int perAddress;
    private final Map<IpAddress, List<TransferSocket>> byAddress = new HashMap<>();
    private int turn;

    TransferSockets(TftpLoop loop, EventLoop eventLoop, Transport transport, int perAddress) {
        this.loop = loop;
        this.eventLoop = eventLoop;
        this.transport = transport;
        this.perAddress = perAddress;
    }

    /** Whether requests sent to this address can be answered at once. */
    boolean has(IpAddress local) {
        return byAddress.containsKey(local);
    }

    /** Whether an address is one of ours: no broadcast, no group, not somebody else's. */
    boolean isOurs(IpAddress local) {
        if (local.isUnspecified() || local.isLoopback()) {
            return true;
        }
        return local.isUnicast() && byAddress.size() < MOST_ADDRESSES && interfaceOf(local) != null;
    }

    /** Opens the sockets of an address. Completes on the loop. */
    Future<Void> open(IpAddress local) {
        int mtu = transport.segments() ? mtu(local) - (local instanceof Ipv6Address ? LARGER_IPV6_HEADER : 0) : 0;
        List<TransferSocket> sockets = new ArrayList<>(perAddress);
        List<ChannelFuture> bindings = new ArrayList<>(perAddress);
        for (int i = 0; i < perAddress; i++) {
            TransferSocket socket = new TransferSocket(loop, mtu);
            sockets.add(socket);
            bindings.add(transport.bind(
                    eventLoop, new InetSocketAddress(inet(local), 0), DATAGRAM, BURST, false, false, socket));
        }
        Promise<Void> opened = eventLoop.newPromise();
        eventLoop.execute(() -> {
            PromiseCombiner all = new PromiseCombiner(eventLoop);
            bindings.forEach(binding -> all.add((Future<?>) binding));
            Promise<Void> bound = eventLoop.newPromise();
            all.finish(bound);
            bound.addListener(done -> {
                if (!done.isSuccess()) {
                    bindings.forEach(binding -> binding.channel().close());
                    opened.setFailure(done.cause());
                    return;
                }
                if (byAddress.putIfAbsent(local, sockets) != null) {
                    bindings.forEach(binding -> binding.channel().close());
                }
                opened.setSuccess(null);
            });
        });
        return opened;
    }

    /** Any socket of an address, to answer once from. */
    TransferSocket any(IpAddress local) {
        List<TransferSocket> sockets = sockets(local);
        return sockets.get(Math.floorMod(turn++, sockets.size()));
    }

    /** The socket whose TID this client has not used, or not for the longest time. */
    TransferSocket freshest(IpAddress local, InetSocketAddress client, long now) {
        List<TransferSocket> sockets = sockets(local);
        int start = turn++;
        TransferSocket best = sockets.get(Math.floorMod(start, sockets.size()));
        long longest = -2;
        for (int i = 0; i < sockets.size(); i++) {
            TransferSocket candidate = sockets.get(Math.floorMod(start + i, sockets.size()));
            long quiet = candidate.quietFor(client, now);
            if (quiet > longest) {
                best = candidate;
                longest = quiet;
            }
        }
        return best;
    }

    void close() {
        byAddress
                .values()
                .forEach(sockets -> sockets.forEach(socket -> socket.channel().close()));
        byAddress.clear();
    }

    private List<TransferSocket> sockets(IpAddress local) {
        List<TransferSocket> sockets = byAddress.get(local);
        if (sockets == null) {
            throw new IllegalStateException("no transfer sockets on " + local);
        }
        return sockets;
    }

    private static int mtu(IpAddress local) {
        try {
            NetworkInterface nic = interfaceOf(local);
            return nic == null ? 1500 : nic.getMTU();
        } catch (SocketException gone) {
            return 1500;
        }
    }

    private static @Nullable NetworkInterface interfaceOf(IpAddress local) {
        try {
            return NetworkInterface.getByInetAddress(
                    inet(local instanceof Ipv4Address && local.isLoopback() ? Ipv4Address.LOOPBACK : local));
        } catch (SocketException unreadable) {
            return null;
        }
    }

    /** A link-local one without its zone: the socket is bound to an interface, which says it. */
    static InetAddress inet(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.toBytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four or sixteen octets are an address", impossible);
        }
    }
}
