package io.pxescope.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BootFileKind;
import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.ElfModule;
import io.pxescope.bootfile.FirmwareType;
import io.pxescope.bootfile.Loader;
import io.pxescope.bootfile.LoaderFlavour;
import io.pxescope.simulator.SimulatedLoaders.SimulatedBuild;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedLoadersTest {

    @ParameterizedTest
    @EnumSource(SimulatedBuild.class)
    void everyBuildIsReadAsPxelinuxForBiosWithoutAWarning(SimulatedBuild build) {
        BuildAnalysis analysis = analysis(build);

        assertEquals(List.of(), analysis.warnings());
        Loader loader = analysis.chosen().get(FirmwareType.BIOS);
        assertNotNull(loader);
        assertEquals(build.loader(), loader.path());
    }

    @Test
    void flavoursAndVersionsAreReadFromTheBanner() {
        assertEquals("4.07", loader(SimulatedBuild.PXELINUX_4_07).version());
        assertEquals(LoaderFlavour.PXE, loader(SimulatedBuild.PXELINUX_4_07).flavour());
        assertEquals("6.03", loader(SimulatedBuild.PXELINUX_6_03).version());
        assertEquals(LoaderFlavour.PXE, loader(SimulatedBuild.PXELINUX_6_03).flavour());
        assertEquals("6.03", loader(SimulatedBuild.LPXELINUX_6_03).version());
        assertEquals(LoaderFlavour.LWIP, loader(SimulatedBuild.LPXELINUX_6_03).flavour());
    }

    @Test
    void modulesNameTheLibrariesTheyNeed() {
        ElfModule chain = BootFile.read(Objects.requireNonNull(
                        SimulatedBuild.PXELINUX_6_03.files().get("chain.c32")))
                .elf();

        assertNotNull(chain);
        assertEquals(32, chain.bits());
        assertEquals(List.of("libutil.c32", "libcom32.c32"), chain.needed());
        assertEquals(0, chain.missingBytes());
    }

    @Test
    void kernelAndInitrdAreReadAsWhatTheyStandFor() {
        BootFile kernel = BootFile.read(SimulatedLoaders.kernel());

        assertEquals(BootFileKind.LINUX_KERNEL, kernel.kind());
        assertEquals("6.1.0-sim", kernel.version());
        assertEquals(List.of(), kernel.damages());
        assertEquals(
                BootFileKind.INITRD, BootFile.read(SimulatedLoaders.initrd()).kind());
    }

    @Test
    void everyFileSaysThatItIsSimulatedAndIsTheSameEachTime() {
        SimulatedBuild build = SimulatedBuild.LPXELINUX_6_03;
        build.files().forEach((path, content) -> {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("PXEscope simulated loader"), path);
            assertArrayEquals(content, build.files().get(path), path);
        });
    }

    private static Loader loader(SimulatedBuild build) {
        Loader loader = analysis(build).chosen().get(FirmwareType.BIOS);
        assertNotNull(loader);
        return loader;
    }

    private static BuildAnalysis analysis(SimulatedBuild build) {
        Map<String, BootFile> files = build.files().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> BootFile.read(e.getValue())));
        return BuildAnalysis.of(files);
    }
}
