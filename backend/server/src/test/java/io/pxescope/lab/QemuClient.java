package io.pxescope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A PXE client in QEMU: BIOS, iPXE's network ROM on a virtio card. Switched on by {@link #powerOn}. */
final class QemuClient implements AutoCloseable {

    /** The MAC address it boots with. */
    static final String MAC = "52:54:00:12:34:56";

    private static final Logger LOG = LoggerFactory.getLogger(QemuClient.class);
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private final String tag;
    private final Path report;
    private final Process process;

    private QemuClient(String tag, Path report, Process process) {
        this.tag = tag;
        this.report = report;
        this.process = process;
    }

    /**
     * Switches the machine on and returns at once.
     *
     * @param tag names the files with its console and screen
     * @param options more options of {@code lab boot}, for instance {@code --until no-ldlinux}
     */
    static QemuClient powerOn(LabNetwork network, String tag, String... options) {
        List<String> arguments = new ArrayList<>(List.of("boot", "--mac", MAC, "--tag", tag, "--quiet"));
        arguments.addAll(List.of("--timeout", Long.toString(LIMIT.toSeconds())));
        arguments.addAll(List.of("--out", network.results().toString()));
        arguments.addAll(List.of(options));
        try {
            Path log = network.results().resolve(tag + ".lab");
            Process process = network.labCommand(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new QemuClient(tag, network.results().resolve(tag + ".json"), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the machine has switched itself off, or reached the last milestone it was started for. */
    BootRun finish() {
        try {
            if (!process.waitFor(LIMIT.toSeconds() + 30, TimeUnit.SECONDS)) {
                close();
                throw new AssertionError("lab boot of " + tag + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("lab boot of " + tag + " failed, see " + report.resolveSibling(tag + ".lab"));
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(report));
            String console = Files.readString(report.resolveSibling(tag + ".console.txt"));
            BootRun run = new BootRun(json, console);
            LOG.info("{}: {} after {} s; {}", tag, run.end(), json.path("seconds"), run.milestones());
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during boot " + tag, e);
        }
    }

    /** Pulls the plug, if it is still on. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
