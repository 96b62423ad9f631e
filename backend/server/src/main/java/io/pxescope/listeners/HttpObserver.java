package io.pxescope.listeners;

import io.pxescope.trace.TransferOutcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the HTTP door saw of requests for files. Calls come from event loops, those of one request from one loop and
 * in order; an observer returns at once and never throws. Each request that was looked up is {@link #ended} exactly once.
 */
public interface HttpObserver {

    /**
     * A file was found and the answer begins.
     *
     * @param agreed status and range, in order
     * @param length octets of the body that a GET is sent, or that a HEAD was told of
     */
    void agreed(HttpFileRequest request, ServedFile file, Map<String, String> agreed, long length);

    /** The client's TCP has so much of it. At most four calls a second for one request. */
    void progressed(HttpFileRequest request, long acknowledged);

    /** It is over, well or not; refusals and misses come here too. */
    void ended(HttpFileRequest request, Ending ending);

    /**
     * How it went.
     *
     * @param at when the last of it was acknowledged, or when it was clear that no more would be
     * @param acknowledged octets of the body that the client's TCP acknowledged; where the platform does not tell, octets
     *     handed to it, and what was agreed says so
     * @param retransmits segments sent again meanwhile
     * @param status of an answer that gives no file, else null
     * @param error what went wrong, in a sentence without its full stop; null when nothing did
     */
    record Ending(
            Instant at,
            TransferOutcome outcome,
            long acknowledged,
            long retransmits,
            @Nullable Integer status,
            @Nullable String error) {}
}
