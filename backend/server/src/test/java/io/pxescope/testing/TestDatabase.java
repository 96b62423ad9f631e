package io.pxescope.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Databases for tests, all on one PostgreSQL per JVM: in a container where a Docker engine answers, else the embedded one.
 * The migrations run once, into a template; each database is a copy of it.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger count = new AtomicInteger();

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A migrated database that nobody else uses. */
    public static TestDatabase create() {
        TestServer server = Template.SERVER;
        String name = "test_" + count.incrementAndGet();
        recreate(server, name, " TEMPLATE " + TEMPLATE);
        return new TestDatabase(server, name);
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), username(), password());
    }

    /** A server may have been used by an earlier run, so whatever has the name goes first. */
    private static void recreate(TestServer server, String name, String options) {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name + options);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database " + name + " could not be made", e);
        }
    }

    private static final class Template {

        private static final TestServer SERVER = migrated(TestServer.start());

        private static TestServer migrated(TestServer server) {
            recreate(server, TEMPLATE, "");
            Flyway.configure()
                    .dataSource(server.jdbcUrl(TEMPLATE), server.username(), server.password())
                    .locations("classpath:migration")
                    .load()
                    .migrate();
            return server;
        }
    }

    /** Gives a Spring context its own database. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = create();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "spring.datasource.url", database.jdbcUrl(),
                                    "spring.datasource.username", database.username(),
                                    "spring.datasource.password", database.password())));
        }
    }
}
