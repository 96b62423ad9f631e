package io.pxescope.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the panel's own, kept in a directory and reached through loopback with a password. It is a process of
 * its own, started detached from our terminal so that it outlives our last query and is stopped by {@link #close()}. If
 * we are killed it goes on without us; the next {@link #start} finds it, stops it cleanly and starts it anew.
 *
 * <p>The directory holds {@code bin-<version>} (the programs), {@code pg18} (the data; the major version is in the name
 * because the programs cannot upgrade it), {@code password}, {@code log} and {@code lock}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** What a commit promises. */
    public enum Durability {
        /** A committed transaction survives the loss of power. */
        DURABLE,
        /** For tests: quick, and lost with the machine. */
        FAST
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 5;

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final PgCtl pgCtl;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, PgCtl pgCtl, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.pgCtl = pgCtl;
        this.port = port;
    }

    /**
     * Starts the database kept in {@code directory}, which is made if it is missing, and returns when it answers.
     *
     * @throws EmbeddedPostgresException if it cannot be started; the message says why and what to do
     */
    public static EmbeddedPostgres start(Path directory, Durability durability) {
        return start(directory, durability, RunAs::candidates);
    }

    static EmbeddedPostgres start(Path directory, Durability durability, RunAs.Choice choice) {
        try {
            Files.createDirectories(directory);
            Path real = directory.toRealPath();
            DirectoryLock lock = DirectoryLock.take(real);
            try {
                return startLocked(real, lock, durability, choice);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw new EmbeddedPostgresException(
                    "The database in " + directory + " cannot be started: " + e.getFile() + ": "
                            + Optional.ofNullable(e.getReason())
                                    .orElse(e.getClass().getSimpleName()) + "."
                            + Advice.on(String.valueOf(e.getReason())),
                    e);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The database in " + directory + " cannot be started: " + e.getMessage() + "."
                            + Advice.on(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static EmbeddedPostgres startLocked(
            Path directory, DirectoryLock lock, Durability durability, RunAs.Choice choice) throws IOException {
        Directories.deleteThoseNamed(directory, "bin-unfinished-*");
        Path binaries = PostgresBinaries.unpackedIn(directory);
        Path logs = Files.createDirectories(directory.resolve("log"));
        RunAs runAs = RunAs.firstThatWorks(
                choice.candidates(UnixUser.current(), Cluster.pathIn(directory)), directory, binaries);
        Cluster cluster = Cluster.openOrCreate(directory, binaries, runAs);
        PgCtl pgCtl = new PgCtl(binaries, cluster.path(), logs, runAs, PATIENCE);
        stopOrphan(cluster, pgCtl);

        long started = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            cluster.configure(new Settings(port, logs, durability), runAs);
            Optional<String> failure = pgCtl.start();
            if (failure.isEmpty()) {
                log.info(
                        "PostgreSQL {} answers on 127.0.0.1:{} after {} ms, data in {}",
                        PostgresBinaries.VERSION,
                        port,
                        (System.nanoTime() - started) / 1_000_000,
                        cluster.path());
                return new EmbeddedPostgres(lock, cluster, pgCtl, port);
            }
            if (attempt == ATTEMPTS || !PgCtl.mayPass(failure.get())) {
                throw new EmbeddedPostgresException("The database in " + cluster.path() + " does not start."
                        + Advice.on(failure.get()) + "\n" + failure.get());
            }
            log.info("PostgreSQL did not start at attempt {}, trying again: {}", attempt, failure.get());
        }
    }

    /** A PostgreSQL whose panel was killed goes on alone. It is ours by its data directory, and we hold the lock. */
    private static void stopOrphan(Cluster cluster, PgCtl pgCtl) throws IOException {
        Optional<PostmasterPid> found = PostmasterPid.in(cluster.path());
        if (found.isEmpty() || !found.get().isAlive()) {
            return;
        }
        PostmasterPid orphan = found.get();
        if (orphan.isOurs()) {
            log.warn(
                    "The last panel ended without stopping its PostgreSQL (process {}); stopping it now", orphan.pid());
            pgCtl.stop();
        } else {
            log.warn(
                    "Process {} is not the PostgreSQL that {} names; removing that file",
                    orphan.pid(),
                    PostmasterPid.file(cluster.path()));
            Files.deleteIfExists(PostmasterPid.file(cluster.path()));
        }
    }

    /** If another process takes the port before PostgreSQL does, the next attempt takes another. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The panel's database. */
    public String jdbcUrl() {
        return jdbcUrl(Cluster.ROLE);
    }

    /** Another database of the same server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String username() {
        return Cluster.ROLE;
    }

    public String password() {
        return cluster.password();
    }

    /** Stops the database: no new queries, running ones are rolled back, everything committed is on the disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            pgCtl.stop();
            log.info("PostgreSQL stopped, data in {}", cluster.path());
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The lock of " + cluster.path() + " could not be released.", e);
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + jdbcUrl() + ", " + List.of(cluster.path()) + "]";
    }
}
