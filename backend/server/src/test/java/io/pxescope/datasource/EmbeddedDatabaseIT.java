package io.pxescope.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.database.DirectoryInUseException;
import io.pxescope.database.EmbeddedPostgres;
import io.pxescope.settings.PxescopeProperties;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

class EmbeddedDatabaseIT {

    @TempDir
    static Path dataDir;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withUserConfiguration(Rooms.class)
            .withPropertyValues(
                    "spring.flyway.locations=classpath:migration",
                    "spring.flyway.out-of-order=true",
                    "pxescope.data-dir=" + dataDir);

    @Test
    void migratesAnEmbeddedDatabaseWhereNoneIsGivenAndStopsIt() {
        runner.run(context -> {
            Integer migrations = context.getBean(JdbcTemplate.class)
                    .queryForObject("SELECT count(*) FROM flyway_schema_history WHERE success", Integer.class);
            assertThat(migrations).isPositive();
            assertThat(dataDir.resolve("postgres/pg18/postmaster.pid")).exists();
        });
        assertThat(dataDir.resolve("postgres/pg18/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsNoneWhereOneIsGiven() {
        runner.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere", "spring.flyway.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedPostgres.class)
                        .hasSingleBean(DataSource.class));
    }

    @Test
    void saysInTheLaunchersWordsThatAnotherPanelHasTheDirectory() {
        runner.run(first -> runner.run(second -> {
            Throwable failure = second.getStartupFailure();
            assertThat(failure).isNotNull().hasRootCauseInstanceOf(DirectoryInUseException.class);
            FailureAnalysis analysis = new EmbeddedPostgresFailureAnalyzer().analyze(failure);
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription())
                    .contains("in use by this process")
                    .contains("PXESCOPE_DATA_DIR");
        }));
    }

    @Test
    void carriesTheProgramsForBothProcessors() {
        assertThat(Stream.of("/postgres-linux-x86_64.txz", "/postgres-linux-arm_64.txz"))
                .allSatisfy(
                        archive -> assertThat(getClass().getResource(archive)).isNotNull());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PxescopeProperties.class)
    @Import(EmbeddedDatabase.class)
    static class Rooms {}
}
