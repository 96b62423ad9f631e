package io.pxescope.listeners.dhcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ties a socket to one interface (SO_BINDTODEVICE, socket(7)): Netty has no option of its own for it. */
final class DeviceBinding {
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int IFNAMSIZ = 16;

    private DeviceBinding() {}

    static void to(String nic, Bootstrap bootstrap) {
        byte[] name = Arrays.copyOf(nic.getBytes(StandardCharsets.US_ASCII), IFNAMSIZ);
        bootstrap.option(
                new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, IFNAMSIZ),
                ByteBuffer.wrap(name));
    }
}
