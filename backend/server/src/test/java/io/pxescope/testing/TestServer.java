package io.pxescope.testing;

import io.pxescope.database.DirectoryInUseException;
import io.pxescope.database.EmbeddedPostgres;
import io.pxescope.database.EmbeddedPostgres.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL server of this JVM's tests. */
interface TestServer {

    String jdbcUrl(String database);

    String username();

    String password();

    /** The one switch: a container where a Docker engine answers, else the embedded server. */
    static TestServer start() {
        return dockerAnswers() ? inContainer() : embedded();
    }

    /** Asking the engine costs half a second and an error in the log, so its socket is looked for first. */
    private static boolean dockerAnswers() {
        boolean mayBeThere = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
    }

    private static TestServer inContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
        container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new InContainer(container);
    }

    /** Kept below target, so that the next run need not make it again; another run at the same time takes the next name. */
    private static TestServer embedded() {
        for (int slot = 0; ; slot++) {
            try {
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(Path.of("target", "test-postgres-" + slot), Durability.FAST);
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "test-postgres-stop"));
                return new Embedded(postgres);
            } catch (DirectoryInUseException e) {
                if (slot == 7) {
                    throw e;
                }
            }
        }
    }

    /** The embedded server. */
    record Embedded(EmbeddedPostgres postgres) implements TestServer {

        @Override
        public String jdbcUrl(String database) {
            return postgres.jdbcUrl(database);
        }

        @Override
        public String username() {
            return postgres.username();
        }

        @Override
        public String password() {
            return postgres.password();
        }
    }

    /** A container, removed by Testcontainers when the JVM ends. */
    record InContainer(PostgreSQLContainer container) implements TestServer {

        @Override
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/" + database;
        }

        @Override
        public String username() {
            return container.getUsername();
        }

        @Override
        public String password() {
            return container.getPassword();
        }
    }
}
