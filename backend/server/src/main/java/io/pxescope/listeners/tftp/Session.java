package io.pxescope.listeners.tftp;

import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.TftpRequest;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import io.pxescope.transfer.ReadTransfer;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One request on its way to its end: first while its file is being opened, then as a transfer. */
final class Session extends TransferWheel.Timed {

    private static final long OPENING = 30_000_000_000L;
    private static final long BETWEEN_PROGRESS = 250_000_000L;

    private final TftpLoop loop;
    private final TftpRequest request;
    private final byte[] packet;
    private final InetSocketAddress client;
    private TransferSocket socket;
    private final long openingEnds;
    private @Nullable Running running;
    private boolean ended;
    private boolean heard;
    private long toldAt;
    private long toldBytes;

    /** What a session has once its file is there. */
    record Running(ServedFile file, BlockSource blocks, ReadTransfer transfer) {}

    Session(
            TftpLoop loop,
            TftpRequest request,
            byte[] packet,
            InetSocketAddress client,
            TransferSocket socket,
            long now) {
        this.loop = loop;
        this.request = request;
        this.packet = packet;
        this.client = client;
        this.socket = socket;
        this.openingEnds = now + OPENING;
        this.toldAt = now;
    }

    @Override
    long deadline() {
        if (ended) {
            return Long.MAX_VALUE;
        }
        return running == null ? openingEnds : running.transfer().deadline();
    }

    @Override
    void due(long now) {
        loop.due(this, now);
    }

    TftpRequest request() {
        return request;
    }

    InetSocketAddress client() {
        return client;
    }

    TransferSocket socket() {
        return socket;
    }

    /** From now on answers leave from another socket. */
    void moveTo(TransferSocket other) {
        socket.forget(this);
        socket = other;
        other.enter(this);
    }

    /** Null while the file is being opened. */
    @Nullable
    Running running() {
        return running;
    }

    void run(Running now) {
        running = now;
    }

    /** Whether these octets are the request this session began with. */
    boolean isRequest(byte[] other) {
        return Arrays.equals(packet, other);
    }

    boolean ended() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Whether the client has acknowledged something. */
    boolean heard() {
        return heard;
    }

    /** True once: when the first ACK has come. */
    boolean newlyHeard() {
        if (heard || running == null || !running.transfer().heard()) {
            return false;
        }
        heard = true;
        return true;
    }

    /** Whether there is progress to tell, and enough time has gone by since the last telling. */
    boolean tellsProgress(long bytes, long now) {
        if (bytes == toldBytes || now - toldAt < BETWEEN_PROGRESS) {
            return false;
        }
        toldBytes = bytes;
        toldAt = now;
        return true;
    }
}
