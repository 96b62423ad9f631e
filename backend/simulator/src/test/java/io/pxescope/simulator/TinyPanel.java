package io.pxescope.simulator;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TftpPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The least that machines boot from: a DHCP server, a lock-step TFTP server, and an HTTP server that
 * says 204. It serves what the test puts into {@link #files}, and writes down all it hears.
 */
final class TinyPanel implements AutoCloseable {

    static final String PREFIX = "b/token/";
    private static final Ipv4Address RELAY = Ipv4Address.parse("127.77.0.1");
    private static final Ipv4Address FIRST_CLIENT = Ipv4Address.parse("127.77.1.10");

    private record Transfer(byte[] content, int blockSize) {}

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Journal journal = new Journal();
    final List<DhcpMessage> heard = new ArrayList<>();
    private final String loader;
    private final DatagramSocket dhcp = socket();
    private final int dhcpPort = dhcp.getLocalPort();
    private final DatagramSocket tftp = socket();
    private final DatagramSocket transfers = socket();
    private final ServerSocket http = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<SocketAddress, Transfer> open = new HashMap<>();
    private final Map<MacAddress, Ipv4Address> leases = new HashMap<>();

    /** @param loader the boot file it sends machines to, below {@link #PREFIX} */
    TinyPanel(String loader) throws IOException {
        this.loader = loader;
        start(() -> receive(dhcp, this::dhcp));
        start(() -> receive(tftp, this::request));
        start(() -> receive(transfers, this::transfer));
        start(this::serveHttp);
    }

    RoomNetwork network() {
        return new RoomNetwork(RELAY, new UdpEndpoint(Ipv4Address.LOOPBACK, dhcpPort), tftp.getLocalPort());
    }

    String phoneHome() {
        return "http://127.0.0.1:" + http.getLocalPort() + "/b/token/up";
    }

    /** The one configuration of a machine that boots a kernel and an initrd and reports back. */
    void serveConfiguration(String name) {
        String text = "DEFAULT x\nLABEL x\n  KERNEL files/vmlinuz\n  INITRD files/initrd.img\n  APPEND quiet up="
                + phoneHome() + "\n";
        files.put(PREFIX + name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        dhcp.close();
        tftp.close();
        transfers.close();
        http.close();
    }

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tiny-panel");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void on(byte[] datagram, SocketAddress from) throws IOException;
    }

    private static void receive(DatagramSocket socket, Work work) {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                work.on(Arrays.copyOf(buffer, packet.getLength()), packet.getSocketAddress());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void dhcp(byte[] datagram, SocketAddress from) throws IOException {
        DhcpMessage message = DhcpCodec.decode(datagram).asMessage().orElseThrow();
        DhcpMessageType type = message.messageType().orElseThrow();
        synchronized (heard) {
            heard.add(message);
        }
        boolean pxe = message.options().contains(OptionCode.CLIENT_SYSTEM_ARCHITECTURE);
        journal.add(type.name(), port(from), pxe ? "PXE" : "system");
        DhcpMessageType answer = type == DhcpMessageType.DISCOVER ? DhcpMessageType.OFFER : DhcpMessageType.ACK;
        DhcpMessage reply = DhcpMessage.replyTo(message, answer, Ipv4Address.LOOPBACK)
                .yiaddr(leases.computeIfAbsent(message.mac().orElseThrow(), mac -> addressOf(leases.size())))
                .siaddr(Ipv4Address.LOOPBACK)
                .file(PREFIX + loader)
                .add(DhcpOptions.builder().text(OptionCode.PATH_PREFIX, PREFIX).build())
                .build();
        byte[] octets = DhcpCodec.encode(reply);
        InetAddress relay = InetAddress.getByAddress(message.giaddr().toBytes());
        dhcp.send(new DatagramPacket(octets, octets.length, relay, dhcpPort));
    }

    /** The address of the n-th machine that asked, counted from 0. */
    static Ipv4Address addressOf(int nth) {
        return new Ipv4Address(FIRST_CLIENT.bits() + nth);
    }

    private void request(byte[] datagram, SocketAddress from) throws IOException {
        TftpPacket packet = decoded(datagram);
        if (!(packet instanceof TftpPacket.Rrq rrq)) {
            journal.add("STRAY", port(from), packet.toString());
            return;
        }
        journal.add("RRQ", port(from), rrq.filename() + " " + rrq.options());
        byte[] content = files.get(rrq.filename());
        if (content == null) {
            send(new TftpPacket.Error(1, "File not found"), from);
            return;
        }
        List<TftpOption> agreed = rrq.options().stream()
                .map(option -> option.is(TftpOption.TSIZE)
                        ? new TftpOption(option.name(), String.valueOf(content.length))
                        : option)
                .toList();
        int blockSize = rrq.options().stream()
                .filter(option -> option.is(TftpOption.BLKSIZE))
                .mapToInt(option -> Integer.parseInt(option.value()))
                .findFirst()
                .orElse(512);
        synchronized (open) {
            open.put(from, new Transfer(content, blockSize));
        }
        send(new TftpPacket.Oack(agreed), from);
    }

    private void transfer(byte[] datagram, SocketAddress from) throws IOException {
        TftpPacket packet = decoded(datagram);
        if (packet instanceof TftpPacket.Error error) {
            journal.add("ERROR", port(from), error.code() + " " + error.message());
        } else if (packet instanceof TftpPacket.Ack ack) {
            Transfer transfer;
            synchronized (open) {
                transfer = open.get(from);
            }
            if (transfer == null) {
                journal.add("STRAY", port(from), packet.toString());
                return;
            }
            int start = ack.block() * transfer.blockSize();
            if (start > transfer.content().length) {
                journal.add("LAST ACK", port(from), String.valueOf(ack.block()));
                return;
            }
            int length = Math.min(transfer.blockSize(), transfer.content().length - start);
            send(new TftpPacket.Data(ack.block() + 1, ByteBuffer.wrap(transfer.content(), start, length)), from);
        }
    }

    private void send(TftpPacket packet, SocketAddress to) throws IOException {
        byte[] octets = TftpCodec.encode(packet);
        transfers.send(new DatagramPacket(octets, octets.length, to));
    }

    private static TftpPacket decoded(byte[] datagram) {
        return ((TftpDecoding.Decoded) TftpCodec.decode(ByteBuffer.wrap(datagram))).packet();
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }

    private void serveHttp() {
        while (!http.isClosed()) {
            try (Socket client = http.accept()) {
                byte[] head = new byte[2048];
                int length = client.getInputStream().read(head);
                String request = new String(head, 0, length, StandardCharsets.ISO_8859_1);
                client.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                String line = request.lines().findFirst().orElse("");
                journal.add(
                        "GET",
                        client.getPort(),
                        line + " from " + client.getInetAddress().getHostAddress());
            } catch (IOException e) {
                if (!http.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
