package io.pxescope.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built jar, running in namespace {@code srv} on its interface {@code eth0}, with an embedded PostgreSQL. */
final class Panel implements AutoCloseable {

    static final String USER = "admin";
    static final String PASSWORD = "a-password-for-the-lab";
    /** Its address for machines that boot. */
    static final String ADDRESS = "10.77.0.1";
    /** Its address for browsers and scripts inside namespace {@code srv}. */
    static final String URL = "http://127.0.0.1:8080";

    private static final String TOKEN = "a-token-for-the-lab";
    private static final Path JAR = LabNetwork.ROOT.resolve("backend/server/target/pxescope.jar");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    private final LabNetwork network;
    private final Path data;
    private Process process;

    private Panel(LabNetwork network, Path data, Process process) {
        this.network = network;
        this.data = data;
        this.process = process;
    }

    /** Starts the panel on this data directory and waits until it is healthy. */
    static Panel start(LabNetwork network, Path data) {
        Panel panel = new Panel(network, data, launch(network, data));
        try {
            panel.awaitHealth();
        } catch (RuntimeException | Error e) {
            panel.close();
            throw e;
        }
        return panel;
    }

    PanelApi api() {
        return new PanelApi(network, URL, TOKEN);
    }

    /** Ends the process as {@code kill -9} does: nothing of it gets to say goodbye. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Starts again on the same data directory, after {@link #kill}. */
    void startAgain() {
        process = launch(network, data);
        awaitHealth();
    }

    /** Ends the process in an orderly way. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(Duration.ofSeconds(40))) {
            LOG.warn("the panel did not end within 40 s of SIGTERM and was killed");
            kill();
        }
    }

    private static Process launch(LabNetwork network, Path data) {
        List<String> command = network.inside(
                "srv",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("PXESCOPE_"));
        environment.put("PXESCOPE_INTERFACES", "eth0");
        environment.put("PXESCOPE_DATA_DIR", data.toString());
        environment.put("PXESCOPE_ADMIN_PASSWORD", PASSWORD);
        environment.put("PXESCOPE_ADMIN_TOKEN", TOKEN);
        environment.put("PXESCOPE_NODE", "lab");
        Path log = network.results().resolve("panel.log");
        try {
            if (!Files.exists(JAR)) {
                throw new IllegalStateException(JAR + " is not built; run mvn package first");
            }
            return builder.directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitHealth() {
        long begin = System.nanoTime();
        await("the panel's health, see " + network.results().resolve("panel.log"))
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .failFast("the panel ended", () -> !process.isAlive())
                .until(() -> network.run("srv", Duration.ofSeconds(10), "curl", "-fsS", URL + "/actuator/health")
                                .status()
                        == 0);
        LOG.info("the panel is healthy after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
