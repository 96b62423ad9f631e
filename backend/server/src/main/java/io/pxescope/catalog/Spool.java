package io.pxescope.catalog;

import io.pxescope.bootfile.BootFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The directory of one upload: every file is hashed and read while it is written. Closing removes what was not stored. */
final class Spool implements AutoCloseable {
    private final Path directory;
    private int count;

    private Spool(Path directory) {
        this.directory = directory;
    }

    static Spool in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Spool(Files.createTempDirectory(parent, "upload-"));
    }

    /** A file name within the spool for something still packed. */
    Path place() {
        return directory.resolve("f" + count++);
    }

    /**
     * Writes a stream out.
     *
     * @param limit most bytes to take
     * @param tally told of every piece before it is written; throws to stop
     */
    Spooled write(String path, String origin, InputStream in, long limit, Tally tally) throws IOException {
        Path target = place();
        MessageDigest digest = Sha256.newDigest();
        ByteArrayOutputStream head = new ByteArrayOutputStream(64 * 1024);
        long size = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] piece = new byte[64 * 1024];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                if (size > limit) {
                    throw CatalogProblem.of(
                            CatalogProblem.Kind.TOO_LARGE,
                            "",
                            path + " is larger than " + DataSize.ofBytes(limit).toMegabytes()
                                    + " MB, the limit of pxescope.catalog.max-file-size.");
                }
                tally.add(read);
                digest.update(piece, 0, read);
                head.write(piece, 0, Math.min(read, BootFile.WINDOW - head.size()));
                out.write(piece, 0, read);
            }
        }
        Sha256 sha256 = Sha256.of(digest.digest());
        return new Spooled(path, origin, target, size, sha256, BootFile.read(head.toByteArray(), size));
    }

    /** Counts unpacked bytes. */
    interface Tally {
        Tally NONE = bytes -> {};

        void add(int bytes);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(directory);
    }
}
