package io.pxescope.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the class path: {@code initdb}, {@code pg_ctl} and {@code postgres}. */
final class PostgresBinaries {

    /** Version of the binaries on the class path; also the name of the directory they are unpacked into. */
    static final String VERSION = "18.6.0";

    /** The version which a data directory made by these binaries bears. */
    static final String MAJOR = "18";

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final long UNPACKED_BYTES = 80L << 20;
    private static final Map<String, String> ARCHIVES = Map.of(
            "amd64", "postgres-linux-x86_64.txz",
            "x86_64", "postgres-linux-x86_64.txz",
            "aarch64", "postgres-linux-arm_64.txz");

    private PostgresBinaries() {}

    /** Answers the directory of the unpacked binaries below {@code directory}, after unpacking them if need be. */
    static Path unpackedIn(Path directory) throws IOException {
        Path target = directory.resolve("bin-" + VERSION);
        if (Files.isDirectory(target)) {
            return target;
        }
        long started = System.nanoTime();
        FreeSpace.require(directory, UNPACKED_BYTES, "unpack the programs of PostgreSQL");
        Path unfinished = Files.createTempDirectory(directory, "bin-unfinished-");
        try (InputStream archive = open()) {
            unpack(archive, unfinished);
            makeReadable(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Directories.delete(unfinished);
            throw e;
        }
        log.info("PostgreSQL {} unpacked into {} in {} ms", VERSION, target, (System.nanoTime() - started) / 1_000_000);
        return target;
    }

    private static InputStream open() {
        String system = System.getProperty("os.name", "") + " on " + System.getProperty("os.arch", "");
        String archive = ARCHIVES.get(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
        if (archive == null || !System.getProperty("os.name", "").equals("Linux")) {
            throw new EmbeddedPostgresException("There is no embedded PostgreSQL for " + system
                    + ". Set SPRING_DATASOURCE_URL to a PostgreSQL server of version 15 or newer.");
        }
        InputStream stream = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new EmbeddedPostgresException(
                    "This build of PXEscope lacks " + archive + ", the embedded PostgreSQL for " + system
                            + ". Set SPRING_DATASOURCE_URL to a PostgreSQL server of version 15 or newer.");
        }
        return stream;
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = inside(into, into.resolve(entry.getName()));
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(parent(path));
                    inside(into, parent(path).resolve(entry.getLinkName()));
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(parent(path));
                    write(tar, path);
                    Files.setPosixFilePermissions(path, permissions((entry.getMode() & 0100) != 0));
                }
            }
        }
    }

    /** Written through to the disk, because the finished directory is never looked into again. */
    private static void write(InputStream content, Path path) throws IOException {
        try (FileChannel file =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            content.transferTo(Channels.newOutputStream(file));
            if (file.size() > 1 << 16) {
                file.force(false);
            }
        }
    }

    private static void makeReadable(Path unpacked) throws IOException {
        Files.setPosixFilePermissions(unpacked, permissions(true));
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }

    private static Path inside(Path root, Path path) throws IOException {
        if (!path.normalize().startsWith(root)) {
            throw new IOException("The archive of PostgreSQL names a path outside of it: " + path);
        }
        return path;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
