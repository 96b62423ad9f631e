package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.TransferOptions;
import io.pxescope.transfer.TransferSummary;

/**
 * Hears what the TFTP door saw. Calls come from event loops, those of one request from one loop and in order; an
 * observer returns at once and never throws. Each request that was {@link #requested} is {@link #ended} exactly once.
 */
public interface TransferObserver {

    /** A request was taken up. */
    void requested(TftpRequest request);

    /** The same request came once more before anything was acknowledged: the client may not hear us. */
    void repeated(TftpRequest request);

    /**
     * A file was found and the answer, OACK or block 1, was sent.
     *
     * @param fromPortAsked whether it left from the port that was asked, and not from one of its own
     */
    void agreed(TftpRequest request, ServedFile file, TransferOptions options, boolean fromPortAsked);

    /** The client has so much of it. At most four calls a second for one transfer. */
    void progressed(TftpRequest request, long bytesAcknowledged, long size);

    /** It is over, well or not; refusals and misses come here too. */
    void ended(TftpRequest request, TransferSummary summary);

    /**
     * A datagram was not answered, or answered with an ERROR only.
     *
     * @param local the address of ours it was sent to, 0.0.0.0 where the platform does not tell
     * @param reason what was wrong with it
     */
    void malformed(UdpEndpoint client, IpAddress local, String reason);
}
