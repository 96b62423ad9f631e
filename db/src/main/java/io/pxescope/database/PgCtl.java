package io.pxescope.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starting and stopping through {@code pg_ctl}, which detaches PostgreSQL from our terminal (an interrupt typed there must
 * not stop it under our running transactions) and waits until it is ready or gone.
 */
record PgCtl(Path binaries, Path cluster, Path logs, RunAs runAs, Duration patience) {

    private static final int LINES_SHOWN = 20;

    /** Answers nothing if PostgreSQL is ready, else the last lines it wrote. */
    Optional<String> start() throws IOException {
        Path startLog = logs.resolve("start.log");
        Files.deleteIfExists(startLog);
        FileTime before = FileTime.fromMillis(System.currentTimeMillis() - 1000);
        if (runAs.owner() != null) {
            Directories.give(logs, runAs.owner());
        }
        Program program = run("start", "--log=" + startLog);
        return program.succeeded()
                ? Optional.empty()
                : Optional.of((program.output() + "\n" + lastLines(before)).strip());
    }

    /** Whether a failure is one that another attempt gets over: a port just taken, a predecessor just ending. */
    static boolean mayPass(String failure) {
        return failure.contains("Address already in use")
                || failure.contains("pre-existing shared memory block")
                || failure.contains("could not bind");
    }

    void stop() {
        Program fast = run("stop", "--mode=fast");
        if (fast.succeeded() || !Files.exists(PostmasterPid.file(cluster))) {
            return;
        }
        Program immediate = run("stop", "--mode=immediate");
        if (!immediate.succeeded() && Files.exists(PostmasterPid.file(cluster))) {
            throw new EmbeddedPostgresException("The database in " + cluster + " could not be stopped. " + fast.output()
                    + "\n" + immediate.output());
        }
    }

    private Program run(String verb, String option) {
        return Program.run(
                runAs.command(List.of(
                        binaries.resolve("bin/pg_ctl").toString(),
                        verb,
                        "--wait",
                        "--silent",
                        "--timeout=" + patience.toSeconds(),
                        "--pgdata=" + cluster,
                        option)),
                cluster,
                patience.plusSeconds(30));
    }

    private String lastLines(FileTime since) throws IOException {
        List<Path> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(since) >= 0) {
                    written.add(file);
                }
            }
        }
        written.sort(Comparator.comparing(file -> file.getFileName().toString()));
        List<String> lines = new ArrayList<>();
        for (Path file : written) {
            lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
