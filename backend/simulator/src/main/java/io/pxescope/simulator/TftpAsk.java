package io.pxescope.simulator;

import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.TftpOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read request, and what its client does with the answer.
 *
 * @param options in the order in which this client sends them
 * @param retries of the request and of each acknowledgement
 * @param keep as many first bytes of the file are kept; all of them are received and counted
 * @param abort sent as ERROR in answer to the OACK by a client that only wanted the size; null reads the file
 */
record TftpAsk(
        UdpEndpoint server,
        String file,
        List<TftpOption> options,
        RetrySchedule retries,
        int keep,
        @Nullable Abort abort) {

    /** The words with which a size probe is ended. */
    record Abort(int code, String message) {}

    TftpAsk {
        options = List.copyOf(options);
    }
}
