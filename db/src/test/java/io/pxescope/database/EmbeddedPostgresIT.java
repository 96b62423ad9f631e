package io.pxescope.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pxescope.database.EmbeddedPostgres.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The programs are unpacked once for all tests; each test has data of its own. */
class EmbeddedPostgresIT {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path shared;

    private Path directory;

    @BeforeEach
    void unpackOnce() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path binaries = PostgresBinaries.unpackedIn(shared);
        directory = Files.createTempDirectory(shared, "panel-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(directory.resolve(binaries.getFileName()), binaries);
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        assertThat(Files.exists(PostmasterPid.file(Cluster.pathIn(directory)))).isFalse();
    }

    @Test
    void keepsCommittedRowsAcrossRestart() throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.DURABLE)) {
            execute(database, "CREATE TABLE boot (id int)", "INSERT INTO boot VALUES (7)");
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.DURABLE)) {
            assertThat(query(database, "SELECT id FROM boot")).isEqualTo("7");
        }
    }

    @Test
    void isDurableUtf8AndIndependentOfTheHostsLocale() throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.DURABLE)) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(database, "SHOW server_version")).startsWith("18.6");
            assertThat(query(
                            database,
                            "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'pxescope'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(query(database, "SELECT upper('ä')")).isEqualTo("Ä");
        }
    }

    @Test
    void isOpenToLoopbackWithThePasswordOnly() throws SQLException, IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.FAST)) {
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(database, "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'pxescope'"))
                    .isEqualTo("SCRAM-SHA-256");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesASecondPanelOnOneDirectory() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, Durability.FAST)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining("in use by this process, another PXEscope")
                    .hasMessageContaining("PXESCOPE_DATA_DIR");
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void recoversAfterThePanelWasKilled() throws Exception {
        Process panel = startPanel();
        try (BufferedReader out = panel.inputReader(StandardCharsets.UTF_8)) {
            String url = urlSaidBy(out);
            String password = Files.readString(directory.resolve("password")).strip();
            try (Connection connection = DriverManager.getConnection(url, "pxescope", password);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE lease (address text)");
                statement.execute("INSERT INTO lease VALUES ('192.0.2.7')");
            }
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.DURABLE))
                    .hasMessageContaining("in use by process " + panel.pid());

            panel.destroyForcibly().waitFor();
            PostmasterPid orphan = PostmasterPid.in(Cluster.pathIn(directory)).orElseThrow();
            assertThat(orphan.isOurs()).as("PostgreSQL goes on alone").isTrue();

            try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.DURABLE)) {
                assertThat(orphan.isOurs()).as("the orphan is still there").isFalse();
                assertThat(query(database, "SELECT address FROM lease")).isEqualTo("192.0.2.7");
            }
        }
    }

    @Test
    void recoversAfterPanelAndPostgresWereKilled() throws Exception {
        Process panel = startPanel();
        try (BufferedReader out = panel.inputReader(StandardCharsets.UTF_8)) {
            urlSaidBy(out);
            panel.destroyForcibly().waitFor();
            PostmasterPid left = PostmasterPid.in(Cluster.pathIn(directory)).orElseThrow();
            ProcessHandle postgres = ProcessHandle.of(left.pid()).orElseThrow();
            postgres.destroyForcibly();
            postgres.onExit().join();
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.DURABLE)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void leavesAStrangerAloneThatHasTheProcessNumberOfOurs() throws Exception {
        EmbeddedPostgres.start(directory, Durability.FAST).close();
        Path pidFile = PostmasterPid.file(Cluster.pathIn(directory));
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + Cluster.pathIn(directory) + "\n");

        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.FAST)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void namesTheVersionOfAForeignDataDirectory() throws IOException {
        Path cluster = Files.createDirectory(Cluster.pathIn(directory.toRealPath()));
        Files.writeString(cluster.resolve("PG_VERSION"), "16\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(cluster + " was made by PostgreSQL 16");
    }

    @Test
    void saysThatADirectoryIsNoDatabase() throws IOException {
        Files.createDirectory(Cluster.pathIn(directory));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST))
                .hasMessageContaining("is no data directory of PostgreSQL");
    }

    @Test
    void saysThatDataAreDamaged() throws IOException {
        EmbeddedPostgres.start(directory, Durability.FAST).close();
        Files.delete(Cluster.pathIn(directory).resolve("global/pg_control"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("restore the data directory from a backup");
    }

    @Test
    void saysThatThePasswordIsMissing() throws IOException {
        EmbeddedPostgres.start(directory, Durability.FAST).close();
        Files.delete(directory.resolve("password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST))
                .hasMessageContaining("password of the database")
                .hasMessageContaining("is missing");
    }

    @Test
    void startsAgainAfterAnInterruptedFirstStart() throws Exception {
        Files.createFile(
                Files.createDirectory(directory.resolve("pg-unfinished-1")).resolve("PG_VERSION"));
        Files.createDirectory(directory.resolve("bin-unfinished-1"));

        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.FAST)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        try (Stream<Path> content = Files.list(directory)) {
            assertThat(content.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains("unfinished"));
        }
    }

    @Test
    void rootLendsTheDirectoryToAnOrdinaryUserWhereNamespacesAreForbidden() throws Exception {
        assumeTrue(UnixUser.current().isRoot(), "only root can lend a directory");
        UnixUser ordinary = UnixUser.anyUnprivileged().orElseThrow();
        RunAs.Choice namespacesForbidden = (current, cluster) ->
                List.of(new RunAs(List.of("unshare", "--user", "--no-such-option"), null), RunAs.lentTo(ordinary));

        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.FAST, namespacesForbidden)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
            assertThat(UnixUser.ownerOf(Cluster.pathIn(directory)).uid()).isEqualTo(ordinary.uid());
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(directory, Durability.FAST)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void namesTheWayOutWhereNoUserCanRunIt() {
        RunAs.Choice nobodyCan = (current, cluster) -> List.of(new RunAs(List.of("false"), null));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Durability.FAST, nobodyCan))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageContaining("Tried:\n  false ");
    }

    private Process startPanel() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PanelToBeKilled.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String urlSaidBy(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("url ")) {
                return line.substring("url ".length());
            }
        }
        throw new IllegalStateException("the panel ended before it said where its database is");
    }

    private static void execute(EmbeddedPostgres database, String... commands) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String query(EmbeddedPostgres database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
