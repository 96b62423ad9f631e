package io.pxescope.listeners.tftp;

import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.FileRequest;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.listeners.TftpRequest;
import io.pxescope.listeners.TransferManner;
import io.pxescope.listeners.TransferObserver;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.tftp.TransferOptions;
import io.pxescope.transfer.TransferSummary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A TFTP listener on loopback over files in memory, and what it told its observer. */
final class TftpDoor implements ServedFiles, TransferObserver, AutoCloseable {

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final BlockingQueue<TransferSummary> ended = new LinkedBlockingQueue<>();
    final BlockingQueue<String> malformed = new LinkedBlockingQueue<>();
    final AtomicInteger repeated = new AtomicInteger();
    final AtomicInteger progressed = new AtomicInteger();
    final AtomicInteger openSources = new AtomicInteger();
    final TftpListener listener;
    volatile TransferManner manner = TransferManner.USUAL;

    TftpDoor(TftpSettings settings) {
        listener = new TftpListener(settings, this, this, Clock.systemUTC());
    }

    static TftpDoor opened() {
        TftpDoor door = new TftpDoor(TftpSettings.of(Ipv4Address.LOOPBACK, 0, null));
        door.open();
        return door;
    }

    void open() {
        if (!(listener.start() instanceof ListenerStatus.Up)) {
            throw new AssertionError(listener.status().toString());
        }
    }

    int port() {
        return listener.bound().orElseThrow().port();
    }

    byte[] file(String name, int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        files.put(name, content);
        return content;
    }

    TransferSummary nextEnd() throws InterruptedException {
        TransferSummary summary = ended.poll(20, TimeUnit.SECONDS);
        if (summary == null) {
            throw new AssertionError("no transfer ended");
        }
        return summary;
    }

    @Override
    public CompletionStage<Answer> open(FileRequest request) {
        byte[] content = files.get(request.name());
        if (content == null) {
            return CompletableFuture.completedFuture(new Answer.Missing("no such file for this machine", manner));
        }
        openSources.incrementAndGet();
        ByteSource source = new ByteSource() {
            private final ByteSource octets = ByteSource.of(content);

            @Override
            public void read(long position, java.nio.ByteBuffer target) throws java.io.IOException {
                octets.read(position, target);
            }

            @Override
            public void close() {
                openSources.decrementAndGet();
            }
        };
        Answer answer = new Answer.Found(new ServedFile(content.length, sha256(content), source, "test"), manner);
        return request.name().startsWith("cold")
                ? CompletableFuture.supplyAsync(() -> answer)
                : CompletableFuture.completedFuture(answer);
    }

    @Override
    public void requested(TftpRequest request) {
        // Only ends are looked at.
    }

    @Override
    public void repeated(TftpRequest request) {
        repeated.incrementAndGet();
    }

    @Override
    public void agreed(TftpRequest request, ServedFile file, TransferOptions options, boolean fromPortAsked) {
        // Only ends are looked at.
    }

    @Override
    public void progressed(TftpRequest request, long bytesAcknowledged, long size) {
        progressed.incrementAndGet();
    }

    @Override
    public void ended(TftpRequest request, TransferSummary summary) {
        ended.add(summary);
    }

    @Override
    public void malformed(UdpEndpoint client, io.pxescope.net.IpAddress local, String reason) {
        malformed.add(reason);
    }

    @Override
    public void close() {
        listener.stop();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
