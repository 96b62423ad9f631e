package io.pxescope.listeners;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.pxescope.net.UdpEndpoint;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A door that is one channel on event loops of its own. */
public abstract class ChannelDoor implements Door {
    private final UdpEndpoint place;
    private ListenerStatus status = new ListenerStatus.Down("Not started.", "Wait.");
    private @Nullable EventLoopGroup loops;
    private @Nullable Channel channel;

    /** @param place address and port; port 0 takes any free one */
    protected ChannelDoor(UdpEndpoint place) {
        this.place = place;
    }

    protected abstract EventLoopGroup loops();

    /** Binds to the port of the place. */
    protected abstract ChannelFuture bind(EventLoopGroup loops, int port);

    @Override
    public synchronized ListenerStatus start() {
        if (status instanceof ListenerStatus.Up) {
            return status;
        }
        EventLoopGroup group = loops();
        ChannelFuture bound = bind(group, place.port()).awaitUninterruptibly();
        if (bound.isSuccess()) {
            channel = bound.channel();
            loops = group;
            int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
            status = new ListenerStatus.Up(new UdpEndpoint(place.address(), port));
        } else {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            status = BindTrouble.of(bound.cause(), place.port());
        }
        return status;
    }

    /** The channel while it is open, else null. */
    protected final synchronized @Nullable Channel channel() {
        return channel;
    }

    @Override
    public synchronized ListenerStatus status() {
        return status;
    }

    @Override
    public String where() {
        return status() instanceof ListenerStatus.Up up ? up.bound().toString() : place.toString();
    }

    @Override
    public synchronized void stop() {
        if (channel != null) {
            channel.close().syncUninterruptibly();
            channel = null;
        }
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
            loops = null;
        }
        status = new ListenerStatus.Down("Stopped.", "Start the panel.");
    }
}
