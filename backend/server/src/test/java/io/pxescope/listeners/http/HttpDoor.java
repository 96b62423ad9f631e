package io.pxescope.listeners.http;

import io.netty.channel.epoll.Epoll;
import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.FileRequest;
import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.listeners.HttpObserver;
import io.pxescope.listeners.ListenerStatus;
import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.ServedFiles;
import io.pxescope.net.Ipv4Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An HTTP boot listener on loopback over files on disk, and what it told its observer. */
final class HttpDoor implements ServedFiles, HttpObserver, PhoneHomes, AutoCloseable {
    static final String CALL = "b/token/up";

    /** An end, with what was asked and agreed. */
    record End(HttpFileRequest request, Map<String, String> agreed, Ending ending) {}

    final BlockingQueue<End> ended = new LinkedBlockingQueue<>();
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    final AtomicInteger progressed = new AtomicInteger();
    final AtomicInteger openSources = new AtomicInteger();
    final HttpBootListener listener;

    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private final Map<HttpFileRequest, Map<String, String>> agreed = new ConcurrentHashMap<>();
    private final Path directory;

    private HttpDoor(Path directory, HttpSettings settings, boolean epoll) {
        this.directory = directory;
        this.listener = new HttpBootListener(settings, this, this, this, Clock.systemUTC(), epoll);
        if (!(listener.start() instanceof ListenerStatus.Up)) {
            throw new AssertionError(listener.status().toString());
        }
    }

    static HttpDoor opened(Path directory) {
        return opened(directory, settings(4096, 256, Duration.ofSeconds(10), Duration.ofSeconds(60)));
    }

    static HttpDoor opened(Path directory, HttpSettings settings) {
        return new HttpDoor(directory, settings, Epoll.isAvailable());
    }

    /** On the sockets that platforms without epoll have. */
    static HttpDoor openedPlain(Path directory) {
        return new HttpDoor(directory, settings(4096, 256, Duration.ofSeconds(10), Duration.ofSeconds(60)), false);
    }

    static HttpSettings settings(int most, int mostPerClient, Duration request, Duration stalled) {
        return new HttpSettings(
                Ipv4Address.LOOPBACK,
                0,
                2,
                most,
                mostPerClient,
                request,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                stalled);
    }

    int port() {
        return ((ListenerStatus.Up) listener.status()).bound().port();
    }

    byte[] file(String name, int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        try {
            Path path = directory.resolve(sha256(content));
            Files.write(path, content);
            files.put(name, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    /** Cuts a file off where it lies, as a disk that fails might. */
    void shrink(String name, long size) throws IOException {
        try (FileChannel channel =
                FileChannel.open(Objects.requireNonNull(files.get(name)), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    End nextEnd() throws InterruptedException {
        End end = ended.poll(30, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("no request ended");
        }
        return end;
    }

    /** Waits until every file that was opened is closed, at most 30 s. */
    void awaitAllFilesClosed() throws InterruptedException {
        await(() -> openSources.get() == 0, () -> openSources + " files are open");
    }

    /** Waits until no file and no connection is open, at most 30 s. */
    void awaitNothingOpen() throws InterruptedException {
        awaitAllFilesClosed();
        await(() -> listener.connections() == 0, () -> listener.connections() + " connections are open");
    }

    private static void await(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > ends) {
                throw new AssertionError(otherwise.get());
            }
            Thread.sleep(20);
        }
    }

    @Override
    public CompletionStage<Answer> open(FileRequest request) {
        String name = request.name();
        if (name.startsWith("forbidden/")) {
            return CompletableFuture.completedFuture(new Answer.Forbidden("web-03 is disabled"));
        }
        if (name.startsWith("never/")) {
            return new CompletableFuture<>();
        }
        Path path = files.get(name);
        if (path == null) {
            return CompletableFuture.completedFuture(new Answer.Missing("the build has no file " + name));
        }
        return name.startsWith("cold/")
                ? CompletableFuture.supplyAsync(() -> found(path))
                : CompletableFuture.completedFuture(found(path));
    }

    private Answer found(Path path) {
        try {
            FileChannel channel = FileChannel.open(path);
            openSources.incrementAndGet();
            ByteSource source = new ByteSource() {
                @Override
                public void read(long position, ByteBuffer target) throws IOException {
                    channel.read(target, position);
                }

                @Override
                public FileChannel channel() {
                    return channel;
                }

                @Override
                public void close() {
                    openSources.decrementAndGet();
                    try {
                        channel.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
            return new Answer.Found(
                    new ServedFile(Files.size(path), path.getFileName().toString(), source, "test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean called(String path, String from) {
        return path.equals(CALL) && calls.add(from);
    }

    @Override
    public void agreed(HttpFileRequest request, ServedFile file, Map<String, String> how, long length) {
        agreed.put(request, how);
    }

    @Override
    public void progressed(HttpFileRequest request, long acknowledged) {
        progressed.incrementAndGet();
    }

    @Override
    public void ended(HttpFileRequest request, Ending ending) {
        Map<String, String> how = agreed.remove(request);
        ended.add(new End(request, how == null ? Map.of() : how, ending));
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
