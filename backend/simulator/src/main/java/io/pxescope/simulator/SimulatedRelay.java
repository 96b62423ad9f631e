package io.pxescope.simulator;

import io.pxescope.dhcp.DhcpCodec;
import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The relay agent between the simulated machines and the DHCP server (RFC 1542, RFC 3046): fills giaddr, counts the hop,
 * adds the switch port as option 82, and takes it off again on the way back.
 */
final class SimulatedRelay implements AutoCloseable {

    private static final int LARGEST = 4096;
    private static final int CIRCUIT_ID = 1;
    private static final int REMOTE_ID = 2;

    private record Client(MacAddress mac, int xid) {}

    private final RoomNetwork network;
    private final UdpSocket socket;
    private final Map<Client, Consumer<DhcpMessage>> waiting = new HashMap<>();

    /** @throws IOException when the relay's address and port cannot be had */
    SimulatedRelay(SimulationLoop loop, RoomNetwork network) throws IOException {
        this.network = network;
        this.socket = UdpSocket.bind(
                loop, new UdpEndpoint(network.relay(), network.dhcpServer().port()), LARGEST);
        socket.onReceive(this::received);
    }

    /** Has replies to this machine's transaction handed over, until {@link #forget}. */
    void listen(MacAddress mac, int xid, Consumer<DhcpMessage> replies) {
        waiting.put(new Client(mac, xid), replies);
    }

    void forget(MacAddress mac, int xid) {
        waiting.remove(new Client(mac, xid));
    }

    /** Forwards what a machine broadcast on its port. */
    void broadcast(DhcpMessage message, String circuit) {
        OctetString information = OctetString.copyOf(subOptions(circuit, "sim-switch"));
        DhcpMessage relayed = message.toBuilder()
                .hops(message.hops() + 1)
                .giaddr(network.relay())
                .add(DhcpOptions.builder()
                        .put(OptionCode.RELAY_AGENT_INFORMATION, information)
                        .build())
                .build();
        socket.send(DhcpCodec.encode(relayed), network.dhcpServer());
    }

    @Override
    public void close() {
        waiting.clear();
        socket.close();
    }

    private static byte[] subOptions(String circuit, String remote) {
        byte[] circuitId = OctetString.ofText(circuit).toBytes();
        byte[] remoteId = OctetString.ofText(remote).toBytes();
        return ByteBuffer.allocate(4 + circuitId.length + remoteId.length)
                .put((byte) CIRCUIT_ID)
                .put((byte) circuitId.length)
                .put(circuitId)
                .put((byte) REMOTE_ID)
                .put((byte) remoteId.length)
                .put(remoteId)
                .array();
    }

    private void received(ByteBuffer datagram, UdpEndpoint from) {
        byte[] payload = new byte[datagram.remaining()];
        datagram.get(payload);
        DhcpCodec.decode(payload)
                .asMessage()
                .filter(reply -> reply.op() == DhcpMessage.BOOTREPLY)
                .ifPresent(this::deliver);
    }

    private void deliver(DhcpMessage reply) {
        MacAddress mac = reply.mac().orElse(null);
        Consumer<DhcpMessage> client = mac == null ? null : waiting.get(new Client(mac, reply.xid()));
        if (client != null) {
            DhcpOptions withoutRelay = reply.options().toBuilder()
                    .remove(OptionCode.RELAY_AGENT_INFORMATION)
                    .build();
            client.accept(reply.toBuilder().options(withoutRelay).build());
        }
    }
}
