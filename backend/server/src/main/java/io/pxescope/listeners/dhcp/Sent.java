package io.pxescope.listeners.dhcp;

import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits until a datagram was handed to the network. Not to be called on an event loop. */
final class Sent {
    private static final int SECONDS = 5;

    private Sent() {}

    static void await(ChannelFuture sending) throws IOException {
        if (!sending.awaitUninterruptibly(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the network did not take the datagram within " + SECONDS + " s");
        }
        if (!sending.isSuccess()) {
            throw new IOException(sending.cause().getMessage(), sending.cause());
        }
    }
}
