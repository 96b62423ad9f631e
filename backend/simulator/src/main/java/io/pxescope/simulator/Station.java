package io.pxescope.simulator;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A machine from power-on to power-off: its sockets and its waits. Whatever it was doing when it is switched off does
 * not go on: those futures never complete.
 */
final class Station {

    /** The largest block any client here asks for, with the TFTP header and room for an overlong one. */
    private static final int LARGEST_DATAGRAM = 2048;

    private final Surroundings room;
    private final Machine machine;
    private final Map<UdpEndpoint, UdpSocket> sockets = new HashMap<>();
    private @Nullable Integer xid;
    private boolean on = true;

    Station(Surroundings room, Machine machine) {
        this.room = room;
        this.machine = machine;
    }

    Machine machine() {
        return machine;
    }

    void print(String line) {
        room.console().line(machine, line);
    }

    /** Takes between two durations, at the room's pace. */
    CompletableFuture<Void> take(Duration least, Duration most) {
        long spread = Math.max(1, most.minus(least).toNanos());
        Duration wait = room.pace().of(least.plusNanos(room.random().nextLong(spread)));
        CompletableFuture<Void> over = new CompletableFuture<>();
        room.loop().after(wait, () -> over.complete(null));
        return whileOn(over);
    }

    /** Gets an address with a new transaction. */
    CompletableFuture<Optional<BootLease>> address(DhcpManner manner) {
        int transaction = room.random().nextInt();
        xid = transaction;
        return whileOn(AddressExchange.start(room.loop(), room.relay(), machine, manner, room.pace(), transaction));
    }

    /**
     * Reads a file from the lease's next server.
     *
     * @param port to ask from
     */
    CompletableFuture<TftpOutcome> read(BootLease lease, int port, TftpAsk ask) {
        UdpSocket socket;
        try {
            socket = socket(new UdpEndpoint(lease.address(), port));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(
                    new TftpOutcome.Broken(e.getMessage() == null ? "no socket" : e.getMessage()));
        }
        return whileOn(TftpRead.start(room.loop(), socket, ask, machine.nic().link(), room.pace(), room.random()));
    }

    /** The TFTP server of a lease. */
    UdpEndpoint tftpServer(BootLease lease) {
        return new UdpEndpoint(lease.nextServer(), room.network().tftpPort());
    }

    int randomPort() {
        return 1024 + room.random().nextInt(40_000);
    }

    CompletableFuture<HttpGet.Answer> get(URI uri, Ipv4Address from) {
        return whileOn(HttpGet.start(room.loop(), uri, from));
    }

    /** Closes the sockets of the program that ran so far: another one takes over the card. */
    void closeSockets() {
        sockets.values().forEach(UdpSocket::close);
        sockets.clear();
    }

    void switchOff() {
        on = false;
        closeSockets();
        if (xid != null) {
            room.relay().forget(machine.mac(), xid);
        }
    }

    /** A socket stays open until its program ends, as a second file may be asked for from the same port. */
    private UdpSocket socket(UdpEndpoint local) throws IOException {
        UdpSocket socket = sockets.get(local);
        if (socket == null) {
            socket = UdpSocket.bind(room.loop(), local, LARGEST_DATAGRAM);
            sockets.put(local, socket);
        }
        return socket;
    }

    private <T> CompletableFuture<T> whileOn(CompletableFuture<T> future) {
        return future.thenCompose(result -> on ? CompletableFuture.completedFuture(result) : new CompletableFuture<>());
    }
}
