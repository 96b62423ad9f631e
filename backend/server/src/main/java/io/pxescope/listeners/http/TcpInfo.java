package io.pxescope.listeners.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows of a connection: {@code struct tcp_info} of linux/tcp.h, which Linux 4.6 and newer fill this far.
 *
 * @param over whether the connection is no more: its peer sent a RST
 * @param acknowledged octets of ours that the peer's TCP acknowledged, SYN and FIN counted as the kernel does
 * @param retransmits segments sent again
 * @param sinceLastAck milliseconds since anything was acknowledged
 * @param allSent whether nothing waits to be sent for the first time, on a connection that still stands
 */
record TcpInfo(boolean over, long acknowledged, long retransmits, long sinceLastAck, boolean allSent) {
    private static final int ESTABLISHED = 1;
    private static final int CLOSE_WAIT = 8;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int STATE = 0;
    private static final int TCP_CLOSE = 7;
    private static final int LAST_ACK_RECV = 56;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int NOT_SENT = 144;
    private static final RawUnixChannelOption OPTION = new RawUnixChannelOption("TCP_INFO", IPPROTO_TCP, TCP_INFO, 160);

    /** Null where the platform does not tell, or the socket is closed already. */
    static @Nullable TcpInfo of(Channel channel) {
        // A closed socket's number may be another one's by now.
        if (!(channel instanceof EpollSocketChannel) || !channel.isOpen()) {
            return null;
        }
        try {
            ByteBuffer info = channel.config().getOption(OPTION);
            if (info == null) {
                return null;
            }
            info.order(ByteOrder.nativeOrder());
            return new TcpInfo(
                    info.get(STATE) == TCP_CLOSE,
                    info.getLong(BYTES_ACKED),
                    Integer.toUnsignedLong(info.getInt(TOTAL_RETRANS)),
                    Integer.toUnsignedLong(info.getInt(LAST_ACK_RECV)),
                    stands(info.get(STATE)) && info.getInt(NOT_SENT) == 0);
        } catch (ChannelException closed) {
            return null;
        }
    }

    /** A connection that was reset has an empty queue too, but sent nothing of it. */
    private static boolean stands(byte state) {
        return state == ESTABLISHED || state == CLOSE_WAIT;
    }
}
