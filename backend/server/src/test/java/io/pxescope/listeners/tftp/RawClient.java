package io.pxescope.listeners.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.tftp.TransferOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client made of bare packets, so that a test can do what no proper client does. */
final class RawClient implements AutoCloseable {

    final DatagramSocket socket;
    final InetSocketAddress server;

    @Nullable
    InetSocketAddress from;

    private @Nullable DatagramPacket lastSent;

    RawClient(int serverPort) throws IOException {
        this(new DatagramSocket(0, InetAddress.getByName("127.0.0.1")), "127.0.0.1", serverPort);
    }

    RawClient(DatagramSocket socket, String server, int port) throws IOException {
        this.socket = socket;
        this.server = new InetSocketAddress(InetAddress.getByName(server), port);
        socket.setSoTimeout(10_000);
        socket.setReceiveBufferSize(4 << 20);
    }

    RawClient request(String name, String... options) throws IOException {
        return toServer(new TftpPacket.Rrq(name, "octet", options(options)));
    }

    RawClient toServer(TftpPacket packet) throws IOException {
        return raw(TftpCodec.encode(packet), server);
    }

    RawClient toServer(String octets) throws IOException {
        return raw(octets.getBytes(ISO_8859_1), server);
    }

    RawClient send(TftpPacket packet) throws IOException {
        return raw(TftpCodec.encode(packet), tid());
    }

    RawClient ack(long block) throws IOException {
        return send(new TftpPacket.Ack((int) (block & 0xffff)));
    }

    RawClient raw(byte[] octets, InetSocketAddress to) throws IOException {
        lastSent = new DatagramPacket(octets, octets.length, to);
        socket.send(lastSent);
        return this;
    }

    /** Where the last packet came from. */
    InetSocketAddress tid() {
        if (from == null) {
            throw new AssertionError("nothing was received yet");
        }
        return from;
    }

    TftpPacket receive() throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[65536], 65536);
        socket.receive(datagram);
        from = (InetSocketAddress) datagram.getSocketAddress();
        TftpDecoding decoding = TftpCodec.decode(ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength()));
        return ((TftpDecoding.Decoded) decoding).packet();
    }

    /** The next packet; as any client does, says its last word again where none comes for two seconds. */
    private TftpPacket receivePersistently() throws IOException {
        socket.setSoTimeout(2_000);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return receive();
                } catch (SocketTimeoutException quiet) {
                    if (attempt == 6 || lastSent == null) {
                        throw quiet;
                    }
                    socket.send(lastSent);
                }
            }
        } finally {
            socket.setSoTimeout(10_000);
        }
    }

    /** Everything that comes until nothing has come for so long. */
    List<TftpPacket> receiveAll(int quietMillis) throws IOException {
        List<TftpPacket> packets = new ArrayList<>();
        socket.setSoTimeout(quietMillis);
        try {
            while (true) {
                packets.add(receive());
            }
        } catch (SocketTimeoutException quiet) {
            socket.setSoTimeout(10_000);
            return packets;
        }
    }

    /** Reads to the end as RFC 1350 and 7440 have it, the request being out already. */
    byte[] readToEnd() throws IOException {
        return readFrom(1);
    }

    /** Goes on with a read whose blocks before this one are acknowledged. */
    byte[] readFrom(long firstBlock) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int blksize = 512;
        int window = 1;
        long expected = firstBlock;
        int inWindow = 0;
        while (true) {
            TftpPacket packet = receivePersistently();
            if (packet instanceof TftpPacket.Oack oack) {
                blksize = Integer.parseInt(
                        TransferOptions.value(oack.options(), "blksize").orElse("512"));
                window = Integer.parseInt(
                        TransferOptions.value(oack.options(), "windowsize").orElse("1"));
                ack(0);
            } else if (packet instanceof TftpPacket.Data data && data.block() == (int) (expected & 0xffff)) {
                ByteBuffer payload = data.payload();
                byte[] octets = new byte[payload.remaining()];
                payload.get(octets);
                out.writeBytes(octets);
                inWindow++;
                boolean last = octets.length < blksize;
                if (last || inWindow == window) {
                    ack(expected);
                    inWindow = 0;
                }
                if (last) {
                    return out.toByteArray();
                }
                expected++;
            } else if (packet instanceof TftpPacket.Error error) {
                throw new IOException("ERROR " + error.code() + ": " + error.message());
            }
        }
    }

    static List<TftpOption> options(String... namesAndValues) {
        List<TftpOption> options = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.add(new TftpOption(namesAndValues[i], namesAndValues[i + 1]));
        }
        return options;
    }

    @Override
    public void close() {
        socket.close();
    }
}
