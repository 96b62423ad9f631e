package io.pxescope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command left behind: its exit status and what it wrote. */
record Finished(List<String> command, int status, String output, String errors) {

    /** Runs a command to its end; one that takes longer than {@code limit} is ended and fails the test. */
    static Finished of(Duration limit, List<String> command) {
        return of(limit, new ProcessBuilder(command));
    }

    static Finished of(Duration limit, String... command) {
        return of(limit, List.of(command));
    }

    static Finished of(Duration limit, ProcessBuilder builder) {
        try {
            Path output = Files.createTempFile("lab", ".out");
            Path errors = Files.createTempFile("lab", ".err");
            try {
                Process process = builder.redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroy();
                    process.waitFor(5, TimeUnit.SECONDS);
                    process.destroyForcibly();
                    throw new AssertionError(
                            builder.command() + " took longer than " + limit + ": " + text(output) + text(errors));
                }
                return new Finished(builder.command(), process.exitValue(), text(output), text(errors));
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + builder.command(), e);
        }
    }

    /** This, or a failed test that tells what the command wrote. */
    Finished orFail() {
        if (status != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + status + "\n" + output + errors);
        }
        return this;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }
}
