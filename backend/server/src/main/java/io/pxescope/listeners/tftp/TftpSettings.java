package io.pxescope.listeners.tftp;

import io.pxescope.net.IpAddress;
import io.pxescope.tftp.TransferLimits;
import io.pxescope.transfer.RetransmissionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How a TFTP listener is set up.
 *
 * @param address the address to listen on; 0.0.0.0 for all, then each request is answered from the address it asked
 * @param port the well-known port, 69; 0 takes a free one
 * @param nic the interface to listen on and answer through (SO_BINDTODEVICE), null for any
 * @param loops event loops, at most one per core; more than one needs epoll
 * @param socketsPerLoop transfer sockets per loop and local address; the TIDs our transfers use
 * @param maxTransfers transfers at once on one loop; beyond, abandoned ones go first, then requests are refused
 * @param maxTransfersPerClient the same for one client address
 * @param imageBytes memory for files prepared for the wire, off the heap
 */
public record TftpSettings(
        IpAddress address,
        int port,
        @Nullable String nic,
        int loops,
        int socketsPerLoop,
        int maxTransfers,
        int maxTransfersPerClient,
        long imageBytes,
        TransferLimits limits,
        RetransmissionPolicy retransmission) {

    public TftpSettings {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("pxescope.tftp.port is 0 to 65535, not " + port);
        }
        if (loops < 1 || socketsPerLoop < 1 || maxTransfers < 1 || maxTransfersPerClient < 1 || imageBytes < 0) {
            throw new IllegalArgumentException("loops, sockets and limits of TFTP are at least 1");
        }
    }

    /** What serves a fleet well: one loop, four sockets, 64 MB of images. */
    public static TftpSettings of(IpAddress address, int port, @Nullable String nic) {
        return new TftpSettings(
                address,
                port,
                nic,
                1,
                4,
                20_000,
                8_192,
                64L << 20,
                TransferLimits.DEFAULT,
                RetransmissionPolicy.DEFAULT);
    }
}
