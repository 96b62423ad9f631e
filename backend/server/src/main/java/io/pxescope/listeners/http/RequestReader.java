package io.pxescope.listeners.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Makes whole requests of what the decoder reads. After one that cannot be read it reads nothing more. */
final class RequestReader extends ChannelInboundHandlerAdapter {
    /** Handed on when a client holds its body back until it is told to go on. */
    static final Object WAITS_FOR_LEAVE = new Object();

    private @Nullable HttpRequest reading;
    private boolean deaf;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!deaf && message instanceof HttpRequest head) {
                began(context, head);
            }
            if (!deaf && message instanceof HttpContent content && reading != null) {
                if (!content.decoderResult().isSuccess()) {
                    handOn(
                            context,
                            reading,
                            new HeardRequest.Fault(
                                    HttpResponseStatus.BAD_REQUEST, "the body of the request cannot be read"));
                } else if (content instanceof LastHttpContent) {
                    handOn(context, reading, null);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void began(ChannelHandlerContext context, HttpRequest head) {
        HeardRequest.Fault fault = HeardRequest.faultOf(head);
        if (fault != null) {
            handOn(context, head, fault);
            return;
        }
        reading = head;
        if (HeardRequest.waitsForLeave(head)) {
            context.fireChannelRead(WAITS_FOR_LEAVE);
        }
    }

    private void handOn(ChannelHandlerContext context, HttpRequest head, HeardRequest.@Nullable Fault fault) {
        reading = null;
        deaf = fault != null;
        context.fireChannelRead(new HeardRequest(head, fault));
    }
}
