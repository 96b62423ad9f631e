package io.pxescope.listeners.tftp;

import io.pxescope.listeners.TftpRequest;
import io.pxescope.listeners.TransferObserver;
import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.Printable;
import io.pxescope.tftp.RequestedName;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.tftp.TransferMode;
import io.pxescope.transfer.TransferEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What becomes of a datagram on the well-known port: a session, an ERROR, or nothing. */
final class Intake {

    private final TftpLoop loop;
    private final TransferSockets sockets;
    private final Outbox outbox;
    private final TransferObserver observer;
    private final Clock clock;
    private final AtomicLong ids;

    Intake(
            TftpLoop loop,
            TransferSockets sockets,
            Outbox outbox,
            TransferObserver observer,
            Clock clock,
            AtomicLong ids) {
        this.loop = loop;
        this.sockets = sockets;
        this.outbox = outbox;
        this.observer = observer;
        this.clock = clock;
        this.ids = ids;
    }

    /** A datagram on the well-known port. */
    void received(InetSocketAddress client, IpAddress local, byte[] datagram, long now) {
        if (!sockets.has(local)) {
            openThenReceive(client, local, datagram);
            return;
        }
        TftpDecoding decoding = TftpCodec.decode(ByteBuffer.wrap(datagram));
        if (Reflectors.isOne(client.getPort())) {
            observer.malformed(
                    endpoint(client),
                    local,
                    "a request from port " + client.getPort()
                            + " is not answered: the owner of that port answers anything, and would answer us");
        } else if (decoding instanceof TftpDecoding.Malformed malformed) {
            observer.malformed(endpoint(client), local, malformed.reason() + " (offset " + malformed.offset() + ")");
            if (malformed.opcode() == TftpPacket.RRQ || malformed.opcode() == TftpPacket.WRQ) {
                outbox.sendError(
                        sockets.any(local), client, TftpErrorCode.ILLEGAL_OPERATION.code(), malformed.reason());
            }
        } else {
            TftpPacket packet = ((TftpDecoding.Decoded) decoding).packet();
            if (packet instanceof TftpPacket.Rrq rrq) {
                read(client, local, datagram, rrq, now);
            } else if (packet instanceof TftpPacket.Wrq wrq) {
                TftpRequest request = request(client, local, true, wrq.filename(), wrq.mode(), wrq.options());
                observer.requested(request);
                refuse(
                        request,
                        sockets.any(local),
                        client,
                        now,
                        TftpErrorCode.ACCESS_VIOLATION,
                        "this server only gives files out, it takes none in");
            } else {
                observer.malformed(
                        endpoint(client),
                        local,
                        "a packet of a running transfer came to the request port (opcode " + packet.opcode() + ")");
            }
        }
    }

    private void openThenReceive(InetSocketAddress client, IpAddress local, byte[] datagram) {
        if (!sockets.isOurs(local)) {
            observer.malformed(endpoint(client), local, "a request to a broadcast or group address is not answered");
            return;
        }
        sockets.open(local).addListener(opened -> {
            if (opened.isSuccess()) {
                received(client, local, datagram, System.nanoTime());
                outbox.flush();
            } else {
                observer.malformed(
                        endpoint(client),
                        local,
                        "cannot be answered from " + local + ": "
                                + opened.cause().getMessage());
            }
        });
    }

    private void read(InetSocketAddress client, IpAddress local, byte[] datagram, TftpPacket.Rrq rrq, long now) {
        Session before = loop.latest(client);
        if (before != null && !before.heard() && before.isRequest(datagram)) {
            observer.repeated(before.request());
            loop.step(before, new TransferEvent.RequestRepeated(), now);
            return;
        }
        if (before != null) {
            loop.step(before, new TransferEvent.Superseded(rrq.filename()), now);
        }
        TftpRequest request = request(client, local, false, rrq.filename(), rrq.mode(), rrq.options());
        observer.requested(request);
        TransferSocket socket = sockets.freshest(local, client, now);
        if (request.mode() == TransferMode.UNKNOWN) {
            refuse(
                    request,
                    socket,
                    client,
                    now,
                    TftpErrorCode.ILLEGAL_OPERATION,
                    "mode " + Printable.ascii(rrq.mode(), 16) + " is not served, ask for octet");
        } else if (RequestedName.of(rrq.filename()) instanceof RequestedName.Unusable unusable) {
            refuse(request, socket, client, now, unusable.code(), unusable.reason());
        } else if (!loop.makeRoom(client.getAddress(), now)) {
            refuse(
                    request,
                    socket,
                    client,
                    now,
                    TftpErrorCode.NOT_DEFINED,
                    "too many transfers are running, try again");
        } else {
            loop.open(new Session(loop, request, datagram, client, socket, now), now);
        }
    }

    private void refuse(
            TftpRequest request,
            TransferSocket socket,
            InetSocketAddress client,
            long now,
            TftpErrorCode code,
            String reason) {
        outbox.sendError(socket, client, code.code(), reason);
        observer.ended(request, Refusal.of(request, code, reason, clock));
    }

    private TftpRequest request(
            InetSocketAddress client,
            IpAddress local,
            boolean write,
            String filename,
            String mode,
            List<TftpOption> options) {
        String name = RequestedName.of(filename) instanceof RequestedName.Normal normal ? normal.path() : "";
        return new TftpRequest(
                ids.incrementAndGet(),
                endpoint(client),
                local,
                write,
                filename,
                name,
                TransferMode.of(mode),
                options,
                clock.instant());
    }

    private static UdpEndpoint endpoint(InetSocketAddress address) {
        return new UdpEndpoint(IpAddress.ofBytes(address.getAddress().getAddress()), address.getPort());
    }
}
