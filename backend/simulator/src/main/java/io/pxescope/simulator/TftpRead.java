package io.pxescope.simulator;

import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.BlockNumber;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TftpPacket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One read of one file, block by block (RFC 1350, 2347, 2348, 2349), at the rate the client's card takes it in. */
final class TftpRead {

    private static final int DEFAULT_BLOCK = 512;

    private final SimulationLoop loop;
    private final UdpSocket socket;
    private final TftpAsk ask;
    private final LinkQuality link;
    private final Pace pace;
    private final RandomGenerator random;
    private final CompletableFuture<TftpOutcome> outcome = new CompletableFuture<>();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final Retransmission talk;
    private final long begun;
    private @Nullable UdpEndpoint peer;
    private @Nullable LoopTimer paced;
    private int blockSize = DEFAULT_BLOCK;
    private long announced = -1;
    private long expected = 1;
    private long size;

    private TftpRead(
            SimulationLoop loop, UdpSocket socket, TftpAsk ask, LinkQuality link, Pace pace, RandomGenerator random) {
        this.loop = loop;
        this.socket = socket;
        this.ask = ask;
        this.link = link;
        this.pace = pace;
        this.random = random;
        this.begun = loop.now();
        this.talk = new Retransmission(loop, ask.retries(), this::gaveUp);
    }

    /** Reads over the socket, which stays open and is the caller's. The result comes on the loop, never as a failure. */
    static CompletableFuture<TftpOutcome> start(
            SimulationLoop loop, UdpSocket socket, TftpAsk ask, LinkQuality link, Pace pace, RandomGenerator random) {
        TftpRead read = new TftpRead(loop, socket, ask, link, pace, random);
        socket.onReceive(read::received);
        byte[] request = TftpCodec.encode(new TftpPacket.Rrq(ask.file(), "octet", ask.options()));
        read.talk.begin(() -> socket.send(request, ask.server()));
        return read.outcome;
    }

    private void received(ByteBuffer datagram, UdpEndpoint from) {
        if (outcome.isDone() || !from.address().equals(ask.server().address())) {
            return;
        }
        if (random.nextInt(1_000_000) < link.lossPerMillion()) {
            return;
        }
        if (!(TftpCodec.decode(datagram) instanceof TftpDecoding.Decoded decoded)) {
            return;
        }
        if (peer == null) {
            peer = from;
        } else if (!peer.equals(from)) {
            return;
        }
        TftpPacket packet = decoded.packet();
        if (packet instanceof TftpPacket.Error error) {
            end(new TftpOutcome.Refused(error.code(), error.message()));
        } else if (packet instanceof TftpPacket.Oack oack) {
            agreed(oack);
        } else if (packet instanceof TftpPacket.Data data) {
            data(data);
        }
    }

    private void agreed(TftpPacket.Oack oack) {
        if (expected != 1 || size > 0) {
            return;
        }
        for (TftpOption option : oack.options()) {
            if (ask.options().stream().noneMatch(asked -> asked.is(option.name()))) {
                refuse(TftpErrorCode.OPTION_NEGOTIATION.code(), "TFTP protocol error");
                return;
            }
        }
        announced = number(oack.options(), TftpOption.TSIZE).orElse(-1);
        blockSize = (int) number(oack.options(), TftpOption.BLKSIZE).orElse(DEFAULT_BLOCK);
        if (ask.abort() == null) {
            acknowledge(0);
        } else {
            abort(ask.abort());
        }
    }

    private void abort(TftpAsk.Abort words) {
        send(new TftpPacket.Error(words.code(), words.message()));
        end(new TftpOutcome.Received(announced, new byte[0]));
    }

    private void data(TftpPacket.Data data) {
        if (ask.abort() != null) {
            abort(ask.abort());
            return;
        }
        long block = BlockNumber.absolute(data.block(), expected);
        if (block == expected - 1 && paced == null) {
            send(new TftpPacket.Ack(data.block()));
        }
        if (block != expected || paced != null) {
            return;
        }
        ByteBuffer payload = data.payload();
        int length = payload.remaining();
        if (length > blockSize) {
            refuse(TftpErrorCode.ILLEGAL_OPERATION.code(), "block longer than blksize");
            return;
        }
        byte[] kept = new byte[Math.min(length, ask.keep() - Math.min(ask.keep(), head.size()))];
        payload.get(kept);
        head.writeBytes(kept);
        size += length;
        expected++;
        if (length < blockSize) {
            send(new TftpPacket.Ack(data.block()));
            end(
                    announced >= 0 && announced != size
                            ? new TftpOutcome.Broken("got " + size + " bytes, the server announced " + announced)
                            : new TftpOutcome.Received(size, head.toByteArray()));
            return;
        }
        talk.stop();
        long due = begun + link.nanosFor(size, pace) - loop.now();
        if (due <= 0) {
            acknowledge(data.block());
        } else {
            paced = loop.after(Duration.ofNanos(due), () -> {
                paced = null;
                acknowledge(data.block());
            });
        }
    }

    private void acknowledge(int block) {
        talk.begin(() -> send(new TftpPacket.Ack(block)));
    }

    private void refuse(int code, String message) {
        send(new TftpPacket.Error(code, message));
        end(new TftpOutcome.Broken(message));
    }

    private void send(TftpPacket packet) {
        if (peer != null) {
            socket.send(TftpCodec.encode(packet), peer);
        }
    }

    private void gaveUp() {
        end(new TftpOutcome.Silence(talk.sent()));
    }

    private void end(TftpOutcome how) {
        talk.stop();
        outcome.complete(how);
    }

    private static OptionalLong number(List<TftpOption> options, String name) {
        return options.stream()
                .filter(option -> option.is(name))
                .map(option -> option.value().strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
