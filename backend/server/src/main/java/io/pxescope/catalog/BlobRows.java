package io.pxescope.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Content in the database, one chunk at a time. Writing and collecting need a transaction around them. */
@Component
class BlobRows {
    private static final int CHUNK = 1 << 20;
    /** Writers of references share this lock; who removes unreferenced content has it alone. */
    private static final long LOCK = 0x7078_6573_626c_6f62L;

    private final JdbcClient jdbc;

    BlobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> size(Sha256 sha256) {
        return jdbc.sql("SELECT size FROM catalog_blobs WHERE sha256 = ?")
                .param(sha256.bytes())
                .query(Long.class)
                .optional();
    }

    /** Until the end of the transaction, nothing stored or found by it is collected. */
    void lockAgainstCollection() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(?)").param(LOCK).query().listOfRows();
    }

    /** Inserts content unless it is there. */
    void insert(Sha256 sha256, long size, Path content) throws IOException {
        int inserted = jdbc.sql("INSERT INTO catalog_blobs (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(sha256.bytes(), size)
                .update();
        if (inserted == 0) {
            return;
        }
        try (InputStream in = Files.newInputStream(content)) {
            int number = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                jdbc.sql("INSERT INTO catalog_blob_chunks (sha256, number, content) VALUES (?, ?, ?)")
                        .params(sha256.bytes(), number++, chunk)
                        .update();
            }
        }
    }

    /** Copies content out. What comes may be anything if the database is damaged: the caller verifies it. */
    void copy(Sha256 sha256, OutputStream out) throws IOException {
        for (int number = 0; ; number++) {
            Optional<byte[]> chunk = jdbc.sql("SELECT content FROM catalog_blob_chunks WHERE sha256 = ? AND number = ?")
                    .params(sha256.bytes(), number)
                    .query(byte[].class)
                    .optional();
            if (chunk.isEmpty()) {
                return;
            }
            out.write(chunk.get());
        }
    }

    /** Deletes those of the given that no build and no profile holds any more, and returns them. */
    List<Sha256> collect(Collection<Sha256> candidates) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        return candidates.stream().distinct().filter(this::deletedAsOrphan).toList();
    }

    private boolean deletedAsOrphan(Sha256 sha256) {
        return jdbc.sql("""
                        DELETE FROM catalog_blobs b WHERE sha256 = ?
                        AND NOT EXISTS (SELECT FROM catalog_build_files f WHERE f.sha256 = b.sha256)
                        AND NOT EXISTS (SELECT FROM catalog_profiles p WHERE p.kernel_sha256 = b.sha256)
                        AND NOT EXISTS (SELECT FROM catalog_profiles p WHERE p.initrd_sha256 = b.sha256)
                        """).param(sha256.bytes()).update() > 0;
    }
}
