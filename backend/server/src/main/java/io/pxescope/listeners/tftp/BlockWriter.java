package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.SegmentedDatagramPacket;
import io.netty.channel.socket.DatagramPacket;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Writes blocks to a socket: where the kernel segments, as many as one send may carry; else one by one. Taken from the
 * wire images, or copied for files too large to keep there.
 */
final class BlockWriter {

    /** UDP_MAX_SEGMENTS of kernels before 6.9. */
    private static final int MOST_SEGMENTS = 64;
    /** Below what one IPv4 datagram holds before it is cut into segments. */
    private static final int MOST_BYTES = 65_000;

    private static final int IP_AND_UDP_HEADERS = 28;

    private final WireImages images;

    BlockWriter(WireImages images) {
        this.images = images;
    }

    /**
     * Writes without flushing.
     *
     * @param segmentMtu MTU of the way out, 0 where the kernel must not segment: a segment never exceeds the MTU, only a
     *     plain datagram is cut into fragments
     */
    void write(Channel channel, InetSocketAddress to, BlockSource file, long first, int count, int segmentMtu)
            throws IOException {
        int wire = file.blksize() + 4;
        int perSend =
                wire + IP_AND_UDP_HEADERS > segmentMtu ? 1 : Math.max(1, Math.min(MOST_SEGMENTS, MOST_BYTES / wire));
        boolean kept = images.keeps(file.size());
        int perChunk = kept ? WireImages.blocksPerChunk(file.blksize()) : Integer.MAX_VALUE;
        long block = first;
        long end = first + count;
        while (block < end) {
            int inChunk = (int) ((block - 1) % perChunk);
            int run = (int) Math.min(end - block, perChunk - inChunk);
            ByteBuf octets;
            int at;
            if (kept) {
                octets = images.chunk(file, (block - 1) / perChunk);
                at = inChunk * wire;
            } else {
                run = Math.min(run, perSend);
                octets = copied(channel, file, block, run);
                at = 0;
            }
            try {
                send(channel, to, octets, at, file, block, run, perSend);
            } finally {
                octets.release();
            }
            block += run;
        }
    }

    private static void send(
            Channel channel,
            InetSocketAddress to,
            ByteBuf octets,
            int offset,
            BlockSource file,
            long first,
            int count,
            int perSend) {
        int wire = file.blksize() + 4;
        int at = offset;
        for (int done = 0; done < count; ) {
            int run = Math.min(perSend, count - done);
            int length = file.wireLength(first + done, run);
            ByteBuf slice = octets.retainedSlice(at, length);
            channel.write(
                    run > 1 ? new SegmentedDatagramPacket(slice, wire, to) : new DatagramPacket(slice, to),
                    channel.voidPromise());
            at += length;
            done += run;
        }
    }

    private static ByteBuf copied(Channel channel, BlockSource file, long first, int count) throws IOException {
        ByteBuf out = channel.alloc().directBuffer(file.wireLength(first, count));
        try {
            file.writeTo(out, first, count);
            return out;
        } catch (IOException | RuntimeException e) {
            out.release();
            throw e;
        }
    }
}
