package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.pxescope.net.Ipv4Address;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The well-known port: takes requests in and never sends. */
final class RequestHandler extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final TftpLoop loop;

    RequestHandler(TftpLoop loop) {
        this.loop = loop;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        ByteBuf in = datagram.content();
        InetSocketAddress client = datagram.sender();
        InetSocketAddress asked = datagram.recipient();
        try {
            Ipv4Address local = asked != null && asked.getAddress() instanceof Inet4Address address
                    ? Ipv4Address.ofBytes(address.getAddress())
                    : Ipv4Address.ANY;
            loop.intake().received(client, local, ByteBufUtil.getBytes(in), System.nanoTime());
        } catch (RuntimeException e) {
            log.error("TFTP request from {} could not be handled: {}", client, ByteBufUtil.hexDump(in), e);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.outbox().flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn("TFTP requests on {} could not be read", context.channel().localAddress(), cause);
    }
}
