package io.pxescope.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a running (or killed) PostgreSQL left in its data directory: the file {@code postmaster.pid}, whose first line is
 * the process.
 *
 * @param cluster the data directory
 * @param pid the process which wrote the file
 */
record PostmasterPid(Path cluster, long pid) {

    static Optional<PostmasterPid> in(Path cluster) throws IOException {
        Path file = file(cluster);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        return first.matches("\\d{1,18}")
                ? Optional.of(new PostmasterPid(cluster, Long.parseLong(first)))
                : Optional.empty();
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Whether that process is a PostgreSQL of this data directory: its command line names the directory, or it works in
     * it. Process numbers are used again, so being alive proves nothing.
     */
    boolean isOurs() throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Path commandLine = process.resolve("cmdline");
        if (!Files.isReadable(commandLine)) {
            return false;
        }
        List<String> words = Arrays.asList(
                Files.readString(commandLine, StandardCharsets.UTF_8).split("\0"));
        boolean isPostgres = words.get(0).endsWith("postgres");
        return isPostgres && (words.contains(cluster.toString()) || worksIn(process));
    }

    private boolean worksIn(Path process) throws IOException {
        Path workingDirectory = process.resolve("cwd");
        return Files.isReadable(workingDirectory) && Files.isSameFile(workingDirectory, cluster);
    }
}
