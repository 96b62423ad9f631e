package io.pxescope.transfer;

import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TransferMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read, told at its end.
 *
 * @param file the name as asked
 * @param asked options of the request, in order
 * @param agreed options acknowledged, in order; empty when there was no OACK
 * @param size octets the transfer was to carry, -1 when it was refused before that was known
 * @param bytesAcknowledged octets the client said it has
 * @param blocks blocks of the whole file at the agreed block size, 0 when refused
 * @param blocksAcknowledged blocks the client said it has
 * @param retransmits packets sent again, OACK and DATA together
 * @param started when the request was taken up
 * @param firstByte from the start to the first DATA sent, null when none was
 * @param lastAck from the start to the last ACK that made progress, null when none came
 * @param duration from the start to the end
 * @param errorCode the TFTP error that was sent or received, null when none was
 * @param text the error's message, or what went wrong; empty when nothing did
 * @param sha256 lower-case hex digest of the file served, null when none was
 */
public record TransferSummary(
        String file,
        TransferMode mode,
        List<TftpOption> asked,
        List<TftpOption> agreed,
        int blksize,
        int windowsize,
        long size,
        long bytesAcknowledged,
        long blocks,
        long blocksAcknowledged,
        long retransmits,
        Instant started,
        @Nullable Duration firstByte,
        @Nullable Duration lastAck,
        Duration duration,
        TransferOutcome outcome,
        @Nullable Integer errorCode,
        String text,
        @Nullable String sha256) {

    public TransferSummary {
        asked = List.copyOf(asked);
        agreed = List.copyOf(agreed);
    }

    /**
     * A request that never became a transfer: it was answered with an ERROR, or its client did not wait.
     *
     * @param errorCode the code sent, null when none was
     */
    public static TransferSummary refused(
            String file,
            TransferMode mode,
            List<TftpOption> asked,
            Instant started,
            Duration duration,
            TransferOutcome outcome,
            @Nullable Integer errorCode,
            String text) {
        return new TransferSummary(
                file, mode, asked, List.of(), 0, 0, -1, 0, 0, 0, 0, started, null, null, duration, outcome, errorCode,
                text, null);
    }

    /**
     * Whether the client acknowledged everything but the last block and then fell silent. Some ROMs start the program
     * without the last ACK, and a lost one looks the same; what the client does next tells.
     */
    public boolean lacksOnlyTheFinalAck() {
        return outcome == TransferOutcome.TIMED_OUT && blocksAcknowledged > 0 && blocksAcknowledged == blocks - 1;
    }

    /** Octets per second from the first DATA to the last ACK; 0 when that cannot be said. */
    public long bytesPerSecond() {
        if (firstByte == null || lastAck == null) {
            return 0;
        }
        long nanos = lastAck.minus(firstByte).toNanos();
        return nanos <= 0 ? 0 : (long) (bytesAcknowledged * 1e9 / nanos);
    }
}
