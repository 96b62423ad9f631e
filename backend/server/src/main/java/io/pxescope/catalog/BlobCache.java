package io.pxescope.catalog;

import io.pxescope.settings.PxescopeProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The node's disk copy of the content: {@code <data-dir>/blobs/ab/<sha256>}. A file gets its name only when it is whole;
 * what is found under a name is not believed before its hash was computed.
 */
@Component
class BlobCache {
    private static final Logger log = LoggerFactory.getLogger(BlobCache.class);

    private final Path root;

    BlobCache(PxescopeProperties settings) {
        this.root = settings.dataDir().toAbsolutePath().normalize().resolve("blobs");
    }

    /** Where files are written before they are whole; on the same file system as their place. */
    Path incoming() {
        return root.resolve("incoming");
    }

    Path place(Sha256 sha256) {
        return root.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
    }

    /** The cached file, if it is there and its bytes are right. A wrong one is reported and removed. */
    Optional<BlobFile> verified(Sha256 sha256) throws IOException {
        Path file = place(sha256);
        Sha256 found;
        long size;
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.newDigest();
            size = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            found = Sha256.of(digest.digest());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (found.equals(sha256)) {
            return Optional.of(new BlobFile(file, size, sha256));
        }
        log.warn(
                "cached boot file {} is damaged: its {} bytes have SHA-256 {}; it is loaded again from the database",
                file,
                size,
                found);
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    /** Gives a whole file its name. */
    BlobFile adopt(Path whole, Sha256 sha256) throws IOException {
        Path file = place(sha256);
        Files.createDirectories(file.getParent());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new BlobFile(file, Files.size(file), sha256);
    }

    void remove(Sha256 sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }
}
