package io.pxescope.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One finished run of a program.
 *
 * @param exit the exit status; 124 if it had to be ended because it took too long
 * @param output everything it wrote to both its outputs
 */
record Program(int exit, String output) {

    private static final int TOO_LONG = 124;

    boolean succeeded() {
        return exit == 0;
    }

    static Program run(List<String> command, Path workingDirectory, Duration patience) {
        return run(command, workingDirectory, patience, "");
    }

    /** Runs {@code command}, gives it {@code input} and waits for its end. */
    static Program run(List<String> command, Path workingDirectory, Duration patience, String input) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return await(builder.start(), patience, input);
        } catch (IOException notStarted) {
            return new Program(127, String.valueOf(notStarted.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while running " + command.get(0) + ".", interrupted);
        }
    }

    private static Program await(Process process, Duration patience, String input)
            throws IOException, InterruptedException {
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closedEarly) {
            // A program that ends without reading closes its end first; its exit status tells the story.
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Program(TOO_LONG, "no end after " + patience.toSeconds() + " s\n" + said.join());
        }
        return new Program(process.exitValue(), said.join());
    }

    private static String readAll(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
