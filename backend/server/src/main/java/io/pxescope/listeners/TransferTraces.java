package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.net.WireText;
import io.pxescope.tftp.TransferOptions;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import io.pxescope.traces.LiveProgress;
import io.pxescope.transfer.TransferOutcome;
import io.pxescope.transfer.TransferSummary;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the doors for files saw into events of boots. */
final class TransferTraces implements TransferObserver, HttpObserver {
    private static final Logger LOG = LoggerFactory.getLogger(TransferTraces.class);

    private record Told(long boot, long transfer, boolean expectedMiss) {}

    private final Map<FileRequest, Told> running = new ConcurrentHashMap<>();
    private final AtomicLong transfers;
    private final BootEventSink sink;
    private final LiveProgress progress;
    private final Clock clock;

    TransferTraces(BootEventSink sink, LiveProgress progress, Clock clock) {
        this.sink = sink;
        this.progress = progress;
        this.clock = clock;
        // Counted on from the time, so that a boot that sees two processes of the panel sees no number twice.
        this.transfers = new AtomicLong(clock.millis() * 1000);
    }

    /**
     * Says which boot a request belongs to; called before anything is answered.
     *
     * @param boot 0: none, and nothing of it is traced
     */
    void belongs(FileRequest request, long boot, String file, boolean expectedMiss) {
        if (boot == 0) {
            return;
        }
        Told told = new Told(boot, transfers.incrementAndGet(), expectedMiss);
        running.put(request, told);
        sink.accept(
                boot,
                new BootEvent.TransferAsked(
                        request.received(),
                        told.transfer(),
                        request.protocol(),
                        WireText.of(request.rawName()),
                        WireText.of(file),
                        request.client().toString(),
                        request.asked()));
    }

    @Override
    public void requested(TftpRequest request) {
        // Told when its boot is known.
    }

    @Override
    public void repeated(TftpRequest request) {
        LOG.debug("{} asked again for {} before anything was acknowledged", request.client(), request.name());
    }

    @Override
    public void agreed(TftpRequest request, ServedFile file, TransferOptions options, boolean fromPortAsked) {
        Map<String, String> named = new LinkedHashMap<>();
        options.acknowledged().forEach(option -> named.put(option.name(), option.value()));
        agreed(request, file, file.size(), named, fromPortAsked ? ", from the port asked" : "");
    }

    @Override
    public void agreed(HttpFileRequest request, ServedFile file, Map<String, String> agreed, long length) {
        agreed(request, file, length, agreed, "");
    }

    private void agreed(FileRequest request, ServedFile file, long size, Map<String, String> options, String port) {
        Told told = running.get(request);
        if (told != null) {
            sink.accept(
                    told.boot(),
                    new BootEvent.TransferAgreed(
                            clock.instant(),
                            told.transfer(),
                            options,
                            size,
                            file.sha256(),
                            file.label(),
                            request.local() + port));
        }
    }

    @Override
    public void progressed(TftpRequest request, long bytesAcknowledged, long size) {
        progressed((FileRequest) request, bytesAcknowledged);
    }

    @Override
    public void progressed(HttpFileRequest request, long acknowledged) {
        progressed((FileRequest) request, acknowledged);
    }

    private void progressed(FileRequest request, long acknowledged) {
        Told told = running.get(request);
        if (told != null) {
            progress.progressed(told.boot(), told.transfer(), acknowledged);
        }
    }

    @Override
    public void ended(TftpRequest request, TransferSummary summary) {
        Told told = ended(request);
        if (told != null) {
            sink.accept(
                    told.boot(),
                    new BootEvent.TransferEnded(
                            summary.started().plus(summary.duration()),
                            told.transfer(),
                            outcome(summary.outcome()),
                            summary.bytesAcknowledged(),
                            summary.blocksAcknowledged(),
                            summary.retransmits(),
                            told.expectedMiss(),
                            summary.errorCode(),
                            summary.text().isEmpty() ? null : summary.text()));
        }
    }

    @Override
    public void ended(HttpFileRequest request, Ending ending) {
        Told told = ended(request);
        if (told != null) {
            sink.accept(
                    told.boot(),
                    new BootEvent.TransferEnded(
                            ending.at(),
                            told.transfer(),
                            ending.outcome(),
                            ending.acknowledged(),
                            0,
                            ending.retransmits(),
                            told.expectedMiss(),
                            ending.status(),
                            ending.error()));
        }
    }

    private @Nullable Told ended(FileRequest request) {
        Told told = running.remove(request);
        if (told != null) {
            progress.ended(told.boot(), told.transfer());
        }
        return told;
    }

    @Override
    public void malformed(UdpEndpoint client, IpAddress local, String reason) {
        LOG.info("A TFTP datagram from {} was not answered: {}", client, reason);
    }

    private static io.pxescope.trace.TransferOutcome outcome(TransferOutcome outcome) {
        return switch (outcome) {
            case COMPLETE -> io.pxescope.trace.TransferOutcome.COMPLETE;
            case SIZE_PROBE -> io.pxescope.trace.TransferOutcome.SIZE_PROBE;
            case ABORTED_BY_CLIENT -> io.pxescope.trace.TransferOutcome.ABORTED;
            case REFUSED -> io.pxescope.trace.TransferOutcome.REFUSED;
            case NOT_FOUND -> io.pxescope.trace.TransferOutcome.NOT_FOUND;
            case TIMED_OUT -> io.pxescope.trace.TransferOutcome.TIMED_OUT;
            case FAILED -> io.pxescope.trace.TransferOutcome.FAILED;
        };
    }
}
