package io.pxescope.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PxescopePropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void defaultsToLoopbackAndTheHostsName() {
        runner.run(context -> {
            PxescopeProperties settings = context.getBean(PxescopeProperties.class);
            assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
            assertThat(settings.node()).isNotBlank();
            assertThat(settings.interfaces()).isEmpty();
            assertThat(settings.loopbackOnly()).isTrue();
        });
    }

    @Test
    void takesEveryKey() {
        runner.withPropertyValues(
                        "pxescope.data-dir=/srv/pxescope", "pxescope.node=fra1-a", "pxescope.interfaces=eth1,eth2.100")
                .run(context -> assertThat(context.getBean(PxescopeProperties.class))
                        .isEqualTo(new PxescopeProperties(
                                Path.of("/srv/pxescope"), "fra1-a", List.of("eth1", "eth2.100"))));
    }

    @Test
    void refusesWhatIsNoInterface() {
        runner.withPropertyValues("pxescope.interfaces=/dev/eth0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("is no name of a network interface"));
    }

    @Test
    void refusesANodeNameThatFitsNoAddress() {
        runner.withPropertyValues("pxescope.node=first floor")
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PxescopeProperties.class)
    static class Bound {}
}
