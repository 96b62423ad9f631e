package io.pxescope.simulator;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** A UDP socket on the loop. Not for other threads. */
final class UdpSocket implements AutoCloseable {

    /** Told of each datagram; the buffer is the socket's own and good until the call returns. */
    @FunctionalInterface
    interface Handler {
        void received(ByteBuffer datagram, UdpEndpoint from);
    }

    private static final int LARGEST_DATAGRAM = 65_507;
    private static final int RECEIVE_BUFFER = 256 * 1024;
    private static final int BATCH = 64;

    private final DatagramChannel channel;
    private final UdpEndpoint local;
    private final ByteBuffer buffer;
    private Handler handler = (datagram, from) -> {};

    private UdpSocket(DatagramChannel channel, UdpEndpoint local, int largest) {
        this.channel = channel;
        this.local = local;
        this.buffer = ByteBuffer.allocate(largest);
    }

    /**
     * Binds a socket, deaf until {@link #onReceive}.
     *
     * @param largest datagram that is expected, in octets; longer ones are cut
     * @throws IOException when the address is not this machine's or the port is taken
     */
    static UdpSocket bind(SimulationLoop loop, UdpEndpoint local, int largest) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(socketAddress(local));
            UdpSocket socket = new UdpSocket(channel, local, Math.min(largest, LARGEST_DATAGRAM));
            loop.register(channel, SelectionKey.OP_READ, socket::drain);
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot bind UDP " + local + ": " + e.getMessage(), e);
        }
    }

    static InetSocketAddress socketAddress(UdpEndpoint endpoint) {
        try {
            InetAddress address = InetAddress.getByAddress(endpoint.address().toBytes());
            return new InetSocketAddress(address, endpoint.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen octets are always an address", e);
        }
    }

    /** Has every later datagram handed to {@code next} instead of the handler before. */
    void onReceive(Handler next) {
        handler = next;
    }

    /** The address and port it is bound to. */
    UdpEndpoint local() {
        return local;
    }

    /** Sends a datagram; none once closed. */
    void send(byte[] datagram, UdpEndpoint to) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.send(ByteBuffer.wrap(datagram), socketAddress(to));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send from UDP " + local + " to " + to, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close UDP " + local, e);
        }
    }

    private void drain() {
        try {
            for (int i = 0; i < BATCH && channel.isOpen(); i++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                    return;
                }
                buffer.flip();
                Ipv4Address sender = Ipv4Address.ofBytes(from.getAddress().getAddress());
                handler.received(buffer, new UdpEndpoint(sender, from.getPort()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot receive on UDP " + local, e);
        }
    }
}
