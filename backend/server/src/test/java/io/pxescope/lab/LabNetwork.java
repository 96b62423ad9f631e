package io.pxescope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network by itself: namespaces, a bridge, taps for machines. {@code srv} is where the panel runs
 * (10.77.0.1), {@code host} is an ordinary computer on the same segment. Its drawing is in {@code deploy/lab/README.md}.
 */
final class LabNetwork implements AutoCloseable {

    static final Path ROOT = root();
    static final Path SCRIPT = ROOT.resolve("deploy/lab/lab");
    static final Path BUILD = ROOT.resolve("deploy/lab/build");
    /** The MAC address of the computer in namespace {@code host}. */
    static final String HOST_MAC = "52:54:00:77:00:99";

    private static final Duration SHORT = Duration.ofSeconds(30);

    private final String name;
    private final Path results;

    private LabNetwork(String name, Path results) {
        this.name = name;
        this.results = results;
    }

    /** Makes a network. What is recorded on it is kept in the directory {@code directory} under {@code target/lab}. */
    static LabNetwork up(String directory) {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        Path results = ROOT.resolve("backend/server/target/lab").resolve(directory);
        try {
            Files.createDirectories(results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LabNetwork network = new LabNetwork("t" + HexFormat.of().formatHex(random), results);
        try {
            network.lab(SHORT, "up");
        } catch (RuntimeException | Error e) {
            network.close();
            throw e;
        }
        return network;
    }

    /** Runs one of the lab's commands on this network. */
    Finished lab(Duration limit, String... arguments) {
        return Finished.of(limit, labCommand(List.of(arguments))).orFail();
    }

    ProcessBuilder labCommand(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LAB_NAME", name);
        return builder;
    }

    /** The command line that runs {@code command} inside a namespace; the process's id is then the command's own. */
    List<String> inside(String namespace, String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name + "-" + namespace));
        all.addAll(List.of(command));
        return all;
    }

    /** Runs a command inside a namespace to its end. */
    Finished run(String namespace, Duration limit, String... command) {
        return Finished.of(limit, inside(namespace, command));
    }

    /** Where the recordings of this test go. */
    Path results() {
        return results;
    }

    /** Ends every process in the namespaces and removes them. */
    @Override
    public void close() {
        lab(Duration.ofSeconds(60), "down");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("deploy/lab/lab"))) {
            Path above = here.getParent();
            if (above == null) {
                throw new IllegalStateException(
                        "deploy/lab is not above " + Path.of("").toAbsolutePath());
            }
            here = above;
        }
        return here;
    }
}
