package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.pxescope.tftp.TftpCodec;
import io.pxescope.tftp.TftpDecoding;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.tftp.TftpPacket;
import io.pxescope.transfer.TransferEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of a loop's sockets that transfers run on; its port is their TID. Sessions are told apart by the client's end. */
final class TransferSocket extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger log = LoggerFactory.getLogger(TransferSocket.class);

    private final TftpLoop loop;
    private final Map<InetSocketAddress, Session> sessions = new HashMap<>();
    private final Tombstones tombstones = new Tombstones();
    private @Nullable Channel channel;
    private int segmentMtu;
    private String lastFailure = "";

    /** @param segmentMtu MTU of the way out, 0 where the kernel does not segment */
    TransferSocket(TftpLoop loop, int segmentMtu) {
        this.loop = loop;
        this.segmentMtu = segmentMtu;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    /** For the well-known port, whose channel has a handler of its own. */
    void adopt(Channel requests) {
        channel = requests;
    }

    Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("this socket is not open");
        }
        return channel;
    }

    int segmentMtu() {
        return segmentMtu;
    }

    void enter(Session session) {
        tombstones.remove(session.client());
        sessions.put(session.client(), session);
    }

    /** The session goes on from another socket. */
    void forget(Session session) {
        sessions.remove(session.client(), session);
    }

    /** Whether this client has a transfer here, or had one a moment ago. */
    boolean knows(InetSocketAddress client, long now) {
        return quietFor(client, now) != Long.MAX_VALUE;
    }

    void leave(Session session, boolean unfinished, long now) {
        sessions.remove(session.client(), session);
        tombstones.bury(session.client(), unfinished, now);
    }

    /** How long ago this client's last transfer here ended; {@link Long#MAX_VALUE} if it never had one, -1 if one runs. */
    long quietFor(InetSocketAddress client, long now) {
        if (sessions.containsKey(client)) {
            return -1;
        }
        Tombstones.Tombstone tombstone = tombstones.of(client, now);
        return tombstone == null ? Long.MAX_VALUE : now - tombstone.closed();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        received(datagram.sender(), datagram.content());
    }

    /** A packet of a transfer. */
    void received(InetSocketAddress client, ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        int opcode = in.getUnsignedShort(in.readerIndex());
        Session session = sessions.get(client);
        long now = System.nanoTime();
        try {
            if (session == null) {
                stray(client, opcode, now);
            } else if (opcode == TftpPacket.ACK && in.readableBytes() >= 4) {
                loop.step(session, new TransferEvent.Acknowledged(in.getUnsignedShort(in.readerIndex() + 2)), now);
            } else if (opcode == TftpPacket.ERROR
                    && TftpCodec.decode(in.nioBuffer()) instanceof TftpDecoding.Decoded decoded
                    && decoded.packet() instanceof TftpPacket.Error error) {
                loop.step(session, new TransferEvent.ErrorReceived(error.code(), error.message()), now);
            }
        } catch (RuntimeException e) {
            log.error("TFTP packet from {} could not be handled: {}", client, ByteBufUtil.hexDump(in), e);
        }
    }

    /** A packet of no running transfer: RFC 1350 section 4 wants ERROR 5, but never for an ERROR, and not for old packets. */
    private void stray(InetSocketAddress client, int opcode, long now) {
        boolean answerable = opcode >= TftpPacket.RRQ && opcode <= TftpPacket.OACK && opcode != TftpPacket.ERROR;
        Tombstones.Tombstone tombstone = tombstones.of(client, now);
        if (!answerable || Reflectors.isOne(client.getPort()) || (tombstone != null && !tombstone.unfinished())) {
            return;
        }
        if (tombstone != null) {
            tombstones.told(client);
        }
        loop.outbox()
                .sendError(this, client, TftpErrorCode.UNKNOWN_TRANSFER_ID.code(), "no such transfer, or it is over");
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.outbox().flush();
    }

    /** Sends that failed end here: they went out on void promises. What was lost is sent again by the timer. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        String failure = String.valueOf(cause.getMessage());
        if (cause instanceof IOException && segmentMtu > 0) {
            segmentMtu = 0;
            log.info(
                    "{} sends blocks one by one from now on: {}",
                    context.channel().localAddress(),
                    failure);
        } else if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            log.warn("{} could not send: {}", context.channel().localAddress(), failure);
        }
    }
}
