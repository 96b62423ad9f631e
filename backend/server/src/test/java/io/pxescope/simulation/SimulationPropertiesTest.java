package io.pxescope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.settings.PxescopeProperties;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SimulationPropertiesTest {

    private static final PxescopeProperties LOOPBACK = new PxescopeProperties(Path.of("data"), "test", List.of());
    private static final PxescopeProperties SERVING = new PxescopeProperties(Path.of("data"), "test", List.of("eth1"));

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void runsUnaskedOnLoopbackOnly() {
        runner.run(context -> {
            SimulationProperties settings = context.getBean(SimulationProperties.class);
            assertThat(settings).isEqualTo(new SimulationProperties(null, 14, 1, 1));
            assertThat(settings.runsIn(LOOPBACK)).isTrue();
            assertThat(settings.runsIn(SERVING)).isFalse();
        });
    }

    @Test
    void neverRunsBesideConfiguredInterfaces() {
        assertThat(new SimulationProperties(true, 14, 1, 1).runsIn(SERVING)).isFalse();
        assertThat(new SimulationProperties(true, 14, 1, 1).runsIn(LOOPBACK)).isTrue();
    }

    @Test
    void takesEveryKey() {
        runner.withPropertyValues(
                        "pxescope.simulation.enabled=false",
                        "pxescope.simulation.machines=200",
                        "pxescope.simulation.pace=0.5",
                        "pxescope.simulation.seed=7")
                .run(context -> {
                    SimulationProperties settings = context.getBean(SimulationProperties.class);
                    assertThat(settings).isEqualTo(new SimulationProperties(false, 200, 0.5, 7));
                    assertThat(settings.runsIn(LOOPBACK)).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"machines=0", "machines=401", "pace=0", "pace=101"})
    void refusesWhatNoRoomCanDo(String setting) {
        runner.withPropertyValues("pxescope.simulation." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SimulationProperties.class)
    static class Bound {}
}
