package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import io.pxescope.tftp.Printable;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a loop sends. Writes wait until the loop has handled all it read, then leave together. */
final class Outbox {

    /** Longest message of an ERROR: what a ROM shows in two lines. */
    private static final int MESSAGE = 160;

    private final BlockWriter writer;
    private final Set<Channel> unflushed = new LinkedHashSet<>();

    Outbox(WireImages images) {
        writer = new BlockWriter(images);
    }

    void send(TransferSocket socket, InetSocketAddress client, TftpPacket packet) {
        Channel channel = socket.channel();
        byte[] octets = TftpCodec.encode(packet);
        ByteBuf out = channel.alloc().directBuffer(octets.length).writeBytes(octets);
        channel.write(new DatagramPacket(out, client), channel.voidPromise());
        unflushed.add(channel);
    }

    /** Sends an ERROR, with what a ROM can print of the message. */
    void sendError(TransferSocket socket, InetSocketAddress client, int code, String message) {
        send(socket, client, new TftpPacket.Error(code, Printable.ascii(message, MESSAGE)));
    }

    /** Sends blocks of a file, as many as possible at once. */
    void sendBlocks(TransferSocket socket, InetSocketAddress client, BlockSource file, long first, int count)
            throws IOException {
        writer.write(socket.channel(), client, file, first, count, socket.segmentMtu());
        unflushed.add(socket.channel());
    }

    /** Lets go of everything written since the last time. */
    void flush() {
        if (!unflushed.isEmpty()) {
            unflushed.forEach(Channel::flush);
            unflushed.clear();
        }
    }
}
