package io.pxescope.listeners.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.pxescope.listeners.ChannelDoor;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code GET /b/<token>/up}, by which a booted system says that it is up, and nothing else. */
public final class PhoneHomeListener extends ChannelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneHomeListener.class);
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int SILENT_SECONDS = 15;

    private final Ipv4Address address;
    private final PhoneHomes phoneHomes;

    /** Told of a call home. */
    @FunctionalInterface
    public interface PhoneHomes {
        /**
         * @param path of the request, without its leading slash
         * @return whether it was the call of one of our boots
         */
        boolean called(String path, String from);
    }

    public PhoneHomeListener(Ipv4Address address, int port, PhoneHomes phoneHomes) {
        super(new UdpEndpoint(address, port));
        this.address = address;
        this.phoneHomes = phoneHomes;
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    protected EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("listeners-http"), NioIoHandler.newFactory());
    }

    @Override
    protected ChannelFuture bind(EventLoopGroup loops, int port) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new Connection())
                .bind(new InetSocketAddress(address.toString(), port));
    }

    private final class Connection extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(new ReadTimeoutHandler(SILENT_SECONDS))
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(LARGEST_BODY))
                    .addLast(new Requests());
        }
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            context.writeAndFlush(answer(context, request)).addListener(done -> context.close());
        }

        private FullHttpResponse answer(ChannelHandlerContext context, FullHttpRequest request) {
            if (!request.decoderResult().isSuccess()) {
                return text(HttpResponseStatus.BAD_REQUEST, "not an HTTP request that can be read");
            }
            boolean reading =
                    request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST);
            if (!reading) {
                return text(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and POST are answered here");
            }
            String path = request.uri().startsWith("/") ? request.uri().substring(1) : request.uri();
            String from = ((InetSocketAddress) context.channel().remoteAddress())
                    .getAddress()
                    .getHostAddress();
            return phoneHomes.called(path, from)
                    ? text(HttpResponseStatus.OK, "welcome")
                    : text(HttpResponseStatus.NOT_FOUND, "there is nothing here");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A connection of {} ended: {}", context.channel().remoteAddress(), cause.toString());
            context.close();
        }
    }

    private static FullHttpResponse text(HttpResponseStatus status, String text) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.content().writeCharSequence(text + "\n", StandardCharsets.UTF_8);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
        HttpUtil.setContentLength(response, response.content().readableBytes());
        return response;
    }
}
