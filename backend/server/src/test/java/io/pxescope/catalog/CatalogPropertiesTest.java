package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

class CatalogPropertiesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @EnableConfigurationProperties(CatalogProperties.class)
    static class Bound {}

    @Test
    void hasLimitsFarAboveAnyRealBuild() {
        runner.run(context -> assertThat(context.getBean(CatalogProperties.class))
                .isEqualTo(new CatalogProperties(DataSize.ofGigabytes(2), DataSize.ofGigabytes(4), 20_000, 200)));
    }

    @Test
    void mapsEveryKey() {
        runner.withPropertyValues(
                        "pxescope.catalog.max-file-size=10MB",
                        "pxescope.catalog.max-unpacked-size=20MB",
                        "pxescope.catalog.max-entries=30",
                        "pxescope.catalog.max-ratio=40")
                .run(context -> assertThat(context.getBean(CatalogProperties.class))
                        .isEqualTo(new CatalogProperties(DataSize.ofMegabytes(10), DataSize.ofMegabytes(20), 30, 40)));
    }

    @Test
    void refusesLimitsThatContradictEachOther() {
        runner.withPropertyValues("pxescope.catalog.max-entries=0")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("pxescope.catalog.max-unpacked-size=1GB")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("max-unpacked-size"));
    }
}
