package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv6Address;
import io.pxescope.tftp.TftpPacket;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The well-known port: takes requests in, and what comes of transfers that a quirk keeps on it. Sends only for those. */
final class RequestHandler extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final TftpLoop loop;
    private final IpAddress bound;

    /** @param bound where it listens; for IPv6 one address, since the kernel then does not tell which one was asked */
    RequestHandler(TftpLoop loop, IpAddress bound) {
        this.loop = loop;
        this.bound = bound;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.asked().adopt(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        ByteBuf in = datagram.content();
        InetSocketAddress client = datagram.sender();
        InetSocketAddress asked = datagram.recipient();
        try {
            if (isOfTransfer(in) && loop.asked().knows(client, System.nanoTime())) {
                loop.asked().received(client, in);
                return;
            }
            IpAddress local = asked == null || asked.getAddress() == null || bound instanceof Ipv6Address
                    ? bound
                    : IpAddress.ofBytes(asked.getAddress().getAddress());
            loop.intake().received(client, local, ByteBufUtil.getBytes(in), System.nanoTime());
        } catch (RuntimeException e) {
            log.error("TFTP request from {} could not be handled: {}", client, ByteBufUtil.hexDump(in), e);
        }
    }

    private static boolean isOfTransfer(ByteBuf in) {
        int opcode = in.readableBytes() < 2 ? 0 : in.getUnsignedShort(in.readerIndex());
        return opcode == TftpPacket.ACK || opcode == TftpPacket.ERROR;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.outbox().flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn(
                "TFTP packets on {} could not be read or sent",
                context.channel().localAddress(),
                cause);
    }
}
