package io.pxescope.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory of PostgreSQL and the password of its only role. Both are made once; the data directory is made under
 * another name and renamed when it is whole, so that an interrupted start leaves nothing half-made.
 *
 * @param path the data directory, {@code pg18}
 * @param password of the role {@link #ROLE}
 */
record Cluster(Path path, String password) {

    /** Role and database of the panel. */
    static final String ROLE = "pxescope";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final long FRESH_BYTES = 120L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Path pathIn(Path directory) {
        return directory.resolve("pg" + PostgresBinaries.MAJOR);
    }

    static Cluster openOrCreate(Path directory, Path binaries, RunAs runAs) throws IOException {
        Path path = pathIn(directory);
        Path passwordFile = directory.resolve("password");
        if (Files.exists(path)) {
            requireOurVersion(path);
            return new Cluster(path, read(passwordFile, path));
        }
        FreeSpace.require(directory, FRESH_BYTES, "create the database");
        Directories.deleteThoseNamed(directory, "pg-unfinished-*");
        String password = newPassword(passwordFile, runAs);
        create(directory, path, passwordFile, binaries, runAs);
        return new Cluster(path, password);
    }

    private static void requireOurVersion(Path path) throws IOException {
        Path version = path.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new EmbeddedPostgresException(
                    path + " is there, but is no data directory of PostgreSQL: PG_VERSION is"
                            + " missing. Restore it from a backup, or move it away to begin with an empty database.");
        }
        String found = Files.readString(version, StandardCharsets.US_ASCII).strip();
        if (!found.equals(PostgresBinaries.MAJOR)) {
            throw new EmbeddedPostgresException(path + " was made by PostgreSQL " + found
                    + ", but this PXEscope brings PostgreSQL " + PostgresBinaries.MAJOR
                    + ". Run it with the PXEscope that"
                    + " made it, or move the directory away to begin with an empty database.");
        }
    }

    private static String read(Path passwordFile, Path path) throws IOException {
        if (!Files.exists(passwordFile)) {
            throw new EmbeddedPostgresException(passwordFile + ", the password of the database in " + path
                    + ", is missing. Restore the file from a backup; without it the database cannot be opened.");
        }
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    private static String newPassword(Path passwordFile, RunAs runAs) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password + "\n", StandardCharsets.US_ASCII);
        lend(passwordFile, runAs);
        return password;
    }

    private static void create(Path directory, Path path, Path passwordFile, Path binaries, RunAs runAs)
            throws IOException {
        long started = System.nanoTime();
        Path unfinished = Files.createTempDirectory(directory, "pg-unfinished-");
        lend(unfinished, runAs);
        run(
                directory,
                "",
                runAs.command(List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=" + ROLE,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")));
        run(
                directory,
                "CREATE DATABASE " + ROLE + "\n",
                runAs.command(List.of(
                        binaries.resolve("bin/postgres").toString(),
                        "--single",
                        "-D",
                        unfinished.toString(),
                        "postgres")));
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        log.info("Database created in {} in {} ms", path, (System.nanoTime() - started) / 1_000_000);
    }

    private static void run(Path directory, String input, List<String> command) {
        Program program = Program.run(command, directory, PATIENCE, input);
        if (!program.succeeded()) {
            throw new EmbeddedPostgresException("The database could not be created in " + directory + "."
                    + Advice.on(program.output()) + "\n" + program.output());
        }
    }

    private static void lend(Path path, RunAs runAs) throws IOException {
        if (runAs.owner() != null) {
            Directories.give(path, runAs.owner());
        }
    }

    /** Writes the settings of this run; what operators add to {@code postgresql.conf} comes before ours. */
    void configure(Settings settings, RunAs runAs) throws IOException {
        Path main = path.resolve("postgresql.conf");
        String include = "include 'pxescope.conf'";
        try (Stream<String> lines = Files.lines(main)) {
            if (lines.noneMatch(include::equals)) {
                Files.writeString(main, Files.readString(main) + "\n# Written at each start.\n" + include + "\n");
            }
        }
        Files.writeString(path.resolve("pxescope.conf"), settings.toConf());
        Files.writeString(
                path.resolve("pg_hba.conf"),
                "# Loopback with a password, nothing else.\n" + "host all all 127.0.0.1/32 scram-sha-256\n");
        lend(path.resolve("pxescope.conf"), runAs);
    }
}
