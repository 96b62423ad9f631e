package io.pxescope.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxescope.settings.PxescopeProperties;
import io.pxescope.testing.PxescopeTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PxescopeTest
class BlobStoreIT {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path directory;

    private PostgresBlobStore store;

    /** A store as a process has it that just started: its cache is empty, and it has verified nothing. */
    @BeforeEach
    void start() {
        store = process(directory.resolve("first"));
    }

    @AfterEach
    void stop() {
        store.destroy();
    }

    @Test
    void givesBackWhatWasStored() throws Exception {
        byte[] content = BootBytes.noise((2 << 20) + 17, 11);

        BlobFile stored = store.store(new ByteArrayInputStream(content), content.length);

        assertThat(stored.sha256()).isEqualTo(Sha256.ofContent(content));
        assertThat(Files.readAllBytes(open(store, stored.sha256()).path())).isEqualTo(content);
        assertThat(chunks(stored.sha256())).isEqualTo(3);
    }

    @Test
    void storesTheSameContentOnce() throws Exception {
        byte[] content = BootBytes.noise(5000, 12);

        store.store(new ByteArrayInputStream(content), 5000);
        BlobFile again = store.store(new ByteArrayInputStream(content), 5000);

        assertThat(chunks(again.sha256())).isEqualTo(1);
    }

    @Test
    void storesEmptyContent() throws Exception {
        BlobFile stored = store.store(new ByteArrayInputStream(new byte[0]), 10);
        PostgresBlobStore other = process(directory.resolve("other"));

        assertThat(open(other, stored.sha256()).size()).isZero();
        other.destroy();
    }

    @Test
    void takesNoMoreThanTheLimitAndLeavesNothingBehind() {
        assertThatThrownBy(() -> store.store(new ByteArrayInputStream(new byte[11]), 10))
                .isInstanceOf(CatalogProblem.class);

        assertThat(filesIn(directory.resolve("first"))).isEmpty();
    }

    @Test
    void loadsAColdFileFromTheDatabase() throws Exception {
        byte[] content = BootBytes.noise(3 << 20, 13);
        Sha256 sha256 =
                store.store(new ByteArrayInputStream(content), content.length).sha256();
        PostgresBlobStore other = process(directory.resolve("other"));

        assertThat(Files.readAllBytes(open(other, sha256).path())).isEqualTo(content);
        assertThat(filesIn(directory.resolve("other"))).hasSize(1);
        other.destroy();
    }

    @Test
    void loadsAColdFileOnceForManyReaders() throws Exception {
        byte[] content = BootBytes.noise(3 << 20, 14);
        Sha256 sha256 =
                store.store(new ByteArrayInputStream(content), content.length).sha256();
        CountingRows rows = new CountingRows(jdbc);
        PostgresBlobStore other = new PostgresBlobStore(rows, cache(directory.resolve("other")), transaction);
        List<CompletableFuture<BlobFile>> readers = new ArrayList<>();

        for (int i = 0; i < 50; i++) {
            readers.add(CompletableFuture.supplyAsync(() -> other.open(sha256))
                    .thenCompose(stage -> stage)
                    .toCompletableFuture());
        }
        for (CompletableFuture<BlobFile> reader : readers) {
            assertThat(reader.get().size()).isEqualTo(content.length);
        }

        assertThat(rows.copies).isEqualTo(1);
        other.destroy();
    }

    @Test
    void loadsADamagedCacheFileAnew() throws Exception {
        byte[] content = BootBytes.noise(70_000, 15);
        BlobFile stored = store.store(new ByteArrayInputStream(content), content.length);
        Files.write(stored.path(), "rotten".getBytes(UTF_8));
        PostgresBlobStore restarted = process(directory.resolve("first"));

        assertThat(Files.readAllBytes(open(restarted, stored.sha256()).path())).isEqualTo(content);
        restarted.destroy();
    }

    @Test
    void looksAgainWhenAskedTo() throws Exception {
        byte[] content = BootBytes.noise(70_000, 16);
        BlobFile stored = store.store(new ByteArrayInputStream(content), content.length);
        open(store, stored.sha256());
        Files.delete(stored.path());

        BlobFile again = store.reopen(stored.sha256()).toCompletableFuture().get();

        assertThat(Files.readAllBytes(again.path())).isEqualTo(content);
    }

    @Test
    void servesNothingThatTheDatabaseDamagedAndTriesAgainNextTime() throws Exception {
        byte[] content = BootBytes.noise(2 << 20, 17);
        Sha256 sha256 =
                store.store(new ByteArrayInputStream(content), content.length).sha256();
        PostgresBlobStore other = process(directory.resolve("other"));
        byte[] second = jdbc.sql("SELECT content FROM catalog_blob_chunks WHERE sha256 = ? AND number = 1")
                .param(sha256.bytes())
                .query(byte[].class)
                .single();
        jdbc.sql("DELETE FROM catalog_blob_chunks WHERE sha256 = ? AND number = 1")
                .param(sha256.bytes())
                .update();

        assertThatThrownBy(() -> open(other, sha256))
                .hasCauseInstanceOf(DamagedBlobException.class)
                .hasMessageContaining("restore it from a backup");
        assertThat(filesIn(directory.resolve("other"))).isEmpty();

        jdbc.sql("INSERT INTO catalog_blob_chunks (sha256, number, content) VALUES (?, 1, ?)")
                .params(sha256.bytes(), second)
                .update();

        assertThat(open(other, sha256).size()).isEqualTo(content.length);
        other.destroy();
    }

    @Test
    void saysThatNoSuchContentIsStored() {
        assertThatThrownBy(() -> open(store, Sha256.ofContent("never stored".getBytes(UTF_8))))
                .hasCauseInstanceOf(UnknownBlobException.class);
    }

    /** Counts loads from the database. */
    private static final class CountingRows extends BlobRows {
        private int copies;

        CountingRows(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        synchronized void copy(Sha256 sha256, OutputStream out) throws IOException {
            copies++;
            super.copy(sha256, out);
        }
    }

    private PostgresBlobStore process(Path dataDir) {
        return new PostgresBlobStore(new BlobRows(jdbc), cache(dataDir), transaction);
    }

    private static BlobCache cache(Path dataDir) {
        return new BlobCache(new PxescopeProperties(dataDir, "test", List.of()));
    }

    private static BlobFile open(BlobStore store, Sha256 sha256) throws Exception {
        return store.open(sha256).toCompletableFuture().get();
    }

    private int chunks(Sha256 sha256) {
        return jdbc.sql("SELECT count(*) FROM catalog_blob_chunks WHERE sha256 = ?")
                .param(sha256.bytes())
                .query(Integer.class)
                .single();
    }

    private static List<Path> filesIn(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
