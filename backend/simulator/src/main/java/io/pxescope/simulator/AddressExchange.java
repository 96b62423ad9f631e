package io.pxescope.simulator;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.dhcp.DhcpOptions;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** DISCOVER, OFFER, REQUEST, ACK (RFC 2131 section 3.1) in the manner of one kind of client. */
final class AddressExchange {

    private final SimulationLoop loop;
    private final SimulatedRelay relay;
    private final Machine machine;
    private final DhcpManner manner;
    private final Pace pace;
    private final int xid;
    private final long begun;
    private final CompletableFuture<Optional<BootLease>> result = new CompletableFuture<>();
    private final Retransmission discover;
    private final Retransmission request;
    private @Nullable DhcpMessage offer;
    private @Nullable LoopTimer collecting;
    private int transmissions;

    private AddressExchange(
            SimulationLoop loop, SimulatedRelay relay, Machine machine, DhcpManner manner, Pace pace, int xid) {
        this.loop = loop;
        this.relay = relay;
        this.machine = machine;
        this.manner = manner;
        this.pace = pace;
        this.xid = xid;
        this.begun = loop.now();
        this.discover = new Retransmission(loop, manner.discover(), this::gaveUp);
        this.request = new Retransmission(loop, manner.request(), this::gaveUp);
    }

    /** The lease, or empty when no server answered in the client's time. The result comes on the loop. */
    static CompletableFuture<Optional<BootLease>> start(
            SimulationLoop loop, SimulatedRelay relay, Machine machine, DhcpManner manner, Pace pace, int xid) {
        AddressExchange exchange = new AddressExchange(loop, relay, machine, manner, pace, xid);
        relay.listen(machine.mac(), xid, exchange::received);
        exchange.discover.begin(() -> exchange.send(DhcpMessageType.DISCOVER));
        return exchange.result;
    }

    private void received(DhcpMessage reply) {
        DhcpMessageType type = reply.messageType().orElse(null);
        if (type == DhcpMessageType.OFFER && offer == null && reply.yiaddr().isUnicast()) {
            offer = reply;
            if (!manner.repeatsWhileCollecting()) {
                discover.stop();
            }
            collecting = loop.after(pace.of(manner.collecting()), this::choose);
        } else if (type == DhcpMessageType.ACK && collecting == null && offer != null) {
            end(Optional.of(BootLease.of(reply)));
        } else if (type == DhcpMessageType.NAK && collecting == null && offer != null) {
            request.stop();
            offer = null;
            discover.begin(() -> send(DhcpMessageType.DISCOVER));
        }
    }

    private void choose() {
        collecting = null;
        discover.stop();
        request.begin(() -> send(DhcpMessageType.REQUEST));
    }

    private void send(DhcpMessageType type) {
        transmissions++;
        long seconds = (loop.now() - begun) / 1_000_000_000L;
        relay.broadcast(
                DhcpMessage.request(type, machine.mac(), xid)
                        .secs(manner.secs(transmissions, offer != null, seconds))
                        .flags(manner.broadcast() ? DhcpMessage.BROADCAST_FLAG : 0)
                        .add(chosen(type))
                        .add(manner.options(machine))
                        .build(),
                machine.circuit());
    }

    private DhcpOptions chosen(DhcpMessageType type) {
        DhcpMessage taken = offer;
        if (type != DhcpMessageType.REQUEST || taken == null) {
            return DhcpOptions.NONE;
        }
        Ipv4Address server =
                taken.options().address(OptionCode.SERVER_IDENTIFIER).orElse(Ipv4Address.ANY);
        return DhcpOptions.builder()
                .address(OptionCode.REQUESTED_ADDRESS, taken.yiaddr())
                .address(OptionCode.SERVER_IDENTIFIER, server)
                .build();
    }

    private void gaveUp() {
        if (collecting == null) {
            end(Optional.empty());
        }
    }

    private void end(Optional<BootLease> lease) {
        discover.stop();
        request.stop();
        relay.forget(machine.mac(), xid);
        result.complete(lease);
    }
}
