package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BootFileKind;
import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.Loader;
import io.pxescope.simulator.SimulatedLoaders;
import io.pxescope.simulator.SimulatedLoaders.SimulatedBuild;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalog takes the builds of the simulated machine room for what they say they are. */
class SimulatedBuildsTest {

    @ParameterizedTest
    @EnumSource(SimulatedBuild.class)
    void readsSimulatedBuildsWithoutAWarning(SimulatedBuild simulated) {
        Map<String, BootFile> files = new TreeMap<>();
        simulated.files().forEach((path, content) -> files.put(path, BootFile.read(content)));

        BuildAnalysis build = BuildAnalysis.of(files);

        assertThat(build.warnings()).isEmpty();
        Loader main = build.main();
        assertThat(main).isNotNull();
        assertThat(main.path()).isEqualTo(simulated.loader());
        assertThat(simulated.banner()).contains(String.valueOf(main.version()));
    }

    @Test
    void readsTheSimulatedKernelAndInitrd() {
        assertThat(BootFile.read(SimulatedLoaders.kernel()).kind()).isEqualTo(BootFileKind.LINUX_KERNEL);
        assertThat(BootFile.read(SimulatedLoaders.kernel()).damages()).isEmpty();
        assertThat(BootFile.read(SimulatedLoaders.initrd()).kind()).isEqualTo(BootFileKind.INITRD);
    }
}
