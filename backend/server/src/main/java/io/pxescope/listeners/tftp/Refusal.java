package io.pxescope.listeners.tftp;

import io.pxescope.listeners.TftpRequest;
import io.pxescope.tftp.TftpErrorCode;
import io.pxescope.transfer.TransferOutcome;
import io.pxescope.transfer.TransferSummary;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Summaries of requests that never became a transfer. */
final class Refusal {

    private Refusal() {}

    /** A request answered with an ERROR: a plain miss where the code says so. */
    static TransferSummary of(TftpRequest request, TftpErrorCode code, String reason, Clock clock) {
        return of(
                request,
                code == TftpErrorCode.FILE_NOT_FOUND ? TransferOutcome.NOT_FOUND : TransferOutcome.REFUSED,
                code,
                reason,
                clock);
    }

    /** @param code the ERROR that was sent, null when none was */
    static TransferSummary of(
            TftpRequest request, TransferOutcome outcome, @Nullable TftpErrorCode code, String reason, Clock clock) {
        return TransferSummary.refused(
                request.rawName(),
                request.mode(),
                request.options(),
                request.received(),
                Duration.between(request.received(), clock.instant()),
                outcome,
                code == null ? null : code.code(),
                reason);
    }
}
