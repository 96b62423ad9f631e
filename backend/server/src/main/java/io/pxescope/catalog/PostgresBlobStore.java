package io.pxescope.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Content in PostgreSQL, served from this node's disk. One future per content is the whole state: the first caller
 * starts the load on a thread of this room, the others join it, and a failed load is forgotten so that the next caller
 * tries again.
 */
@Component
class PostgresBlobStore implements BlobStore, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(PostgresBlobStore.class);
    /** Loads are bound by disk and database, and must leave connections to the rest of the panel. */
    private static final int LOADERS = 4;

    private final BlobRows rows;
    private final BlobCache cache;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<Sha256, CompletableFuture<BlobFile>> opened = new ConcurrentHashMap<>();
    private final ExecutorService loaders;

    PostgresBlobStore(BlobRows rows, BlobCache cache, TransactionTemplate transaction) {
        this.rows = rows;
        this.cache = cache;
        this.transaction = transaction;
        AtomicInteger number = new AtomicInteger();
        this.loaders = Executors.newFixedThreadPool(LOADERS, work -> {
            Thread thread = new Thread(work, "catalog-load-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public CompletionStage<BlobFile> open(Sha256 sha256) {
        CompletableFuture<BlobFile> known = opened.get(sha256);
        if (known != null) {
            return known.minimalCompletionStage();
        }
        CompletableFuture<BlobFile> mine = new CompletableFuture<>();
        CompletableFuture<BlobFile> first = opened.putIfAbsent(sha256, mine);
        if (first != null) {
            return first.minimalCompletionStage();
        }
        loaders.execute(() -> complete(sha256, mine));
        return mine.minimalCompletionStage();
    }

    @Override
    public CompletionStage<BlobFile> reopen(Sha256 sha256) {
        CompletableFuture<BlobFile> known = opened.get(sha256);
        if (known != null && known.isDone()) {
            opened.remove(sha256, known);
        }
        return open(sha256);
    }

    @Override
    public BlobFile store(InputStream content, long limit) throws IOException {
        try (Spool spool = Spool.in(cache.incoming())) {
            Spooled file = spool.write("The content", "", content, limit, Spool.Tally.NONE);
            transaction.executeWithoutResult(status -> keep(file));
            return cache.adopt(file.content(), file.sha256());
        }
    }

    /** Stores an uploaded file as part of the running transaction; its disk copy is kept once that is committed. */
    void keep(Spooled file) {
        try {
            rows.lockAgainstCollection();
            rows.insert(file.sha256(), file.size(), file.content());
        } catch (IOException e) {
            throw new UncheckedIOException("The uploaded file " + file.path() + " cannot be read back", e);
        }
    }

    /** Keeps the disk copies of files that are committed. They were hashed while written, so this process trusts them. */
    void adopt(Collection<Spooled> files) throws IOException {
        for (Spooled file : files) {
            if (Files.exists(file.content())) {
                BlobFile kept = cache.adopt(file.content(), file.sha256());
                opened.putIfAbsent(file.sha256(), CompletableFuture.completedFuture(kept));
            }
        }
    }

    /** Deletes content that the running transaction made unreferenced; the disk copies go once it is committed. */
    void collect(Collection<Sha256> candidates) {
        Collection<Sha256> gone = rows.collect(candidates);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                gone.forEach(PostgresBlobStore.this::forget);
            }
        });
    }

    private void forget(Sha256 sha256) {
        opened.remove(sha256);
        try {
            cache.remove(sha256);
        } catch (IOException e) {
            log.warn("cached boot file {} is no longer needed but cannot be removed: {}", sha256, e.toString());
        }
    }

    private void complete(Sha256 sha256, CompletableFuture<BlobFile> future) {
        try {
            var cached = cache.verified(sha256);
            future.complete(cached.isPresent() ? cached.get() : load(sha256));
        } catch (IOException | RuntimeException e) {
            opened.remove(sha256, future);
            future.completeExceptionally(e);
        }
    }

    private BlobFile load(Sha256 sha256) throws IOException {
        long size = rows.size(sha256).orElseThrow(() -> new UnknownBlobException(sha256));
        Files.createDirectories(cache.incoming());
        Path whole = Files.createTempFile(cache.incoming(), "load-", "");
        try {
            MessageDigest digest = Sha256.newDigest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(whole), digest)) {
                rows.copy(sha256, out);
            }
            Sha256 found = Sha256.of(digest.digest());
            if (!found.equals(sha256)) {
                throw new DamagedBlobException(sha256, size, found, Files.size(whole));
            }
            return cache.adopt(whole, sha256);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public void destroy() {
        loaders.shutdownNow();
    }
}
