package io.pxescope.bootfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxescope.bootfile.BuildWarning.Code;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildAnalysisTest {
    private static final String PXE = "PXELINUX 6.04 PXE 20200816";
    private static final String LWIP = "PXELINUX 6.04 lwIP 20200816";

    @Test
    void namesASoundBuildByItsLoaderAndWarnsOfNothing() {
        BuildAnalysis build = Made.analyse(Made.build("lpxelinux.0", LWIP));

        assertThat(build.refusal()).isNull();
        assertThat(build.warnings()).isEmpty();
        assertThat(build.main())
                .extracting(Loader::path, Loader::flavour, Loader::version)
                .containsExactly("lpxelinux.0", LoaderFlavour.LWIP, "6.04");
        assertThat(build.closures())
                .singleElement()
                .satisfies(c -> assertThat(c.present()).containsExactly("ldlinux.c32", "libutil.c32", "menu.c32"));
    }

    @Test
    void prefersTheRomsStackUnlessTheOperatorNamesTheOtherLoader() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.put("lpxelinux.0", Made.pxelinux(LWIP));

        assertThat(Made.analyse(files).main()).extracting(Loader::path).isEqualTo("pxelinux.0");
        assertThat(BuildAnalysis.of(Made.read(files), "lpxelinux.0").main())
                .extracting(Loader::path)
                .isEqualTo("lpxelinux.0");
        assertThat(BuildAnalysis.of(Made.read(files), "gpxelinux.0").refusal())
                .contains("gpxelinux.0", "pxelinux.0, lpxelinux.0");
    }

    @Test
    void choosesALoaderForEachFirmware() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.put("efi64/syslinux.efi", Made.efi(0x8664, "Syslinux 6.04 (EFI; 20200816)"));
        files.put("efi64/ldlinux.e64", Made.elf(64, "ldlinux.e64", "GCC: 10"));

        BuildAnalysis build = Made.analyse(files);

        assertThat(build.chosen().get(FirmwareType.BIOS))
                .extracting(Loader::path)
                .isEqualTo("pxelinux.0");
        assertThat(build.chosen().get(FirmwareType.EFI64))
                .extracting(Loader::path)
                .isEqualTo("efi64/syslinux.efi");
        assertThat(build.warnings()).isEmpty();
    }

    @Test
    void warnsOfAMissingCoreModuleWithTheWordsOfTheConsole() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.remove("ldlinux.c32");

        BuildAnalysis build = Made.analyse(files);

        assertThat(build.refusal()).isNull();
        assertThat(Made.codes(build)).containsExactly(Code.CORE_MODULE_MISSING);
        assertThat(build.warnings().get(0).text()).contains("Failed to load ldlinux.c32");
    }

    @Test
    void asksForNoCoreModuleBeforeSyslinuxFive() {
        assertThat(Made.analyse(Map.of("pxelinux.0", Made.pxelinux("PXELINUX 4.07 2013-07-25")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void warnsOfAMissingLibraryAndSaysWhoNeedsIt() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.remove("libutil.c32");

        BuildAnalysis build = Made.analyse(files);

        assertThat(Made.codes(build)).containsExactly(Code.LIBRARY_MISSING);
        assertThat(build.warnings().get(0).text()).contains("libutil.c32", "menu.c32 needs it");
    }

    @Test
    void warnsOfModulesOfAnotherFirmware() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.put("ldlinux.c32", Made.elf(64, "ldlinux.e64", "GCC: 10"));

        assertThat(Made.codes(Made.analyse(files))).containsExactly(Code.MODULE_FOR_OTHER_FIRMWARE);

        files.put("ldlinux.c32", Made.elf(32, "ldlinux.e32", "GCC: 10"));

        assertThat(Made.codes(Made.analyse(files))).containsExactly(Code.MODULE_FOR_OTHER_FIRMWARE);
    }

    @Test
    void warnsOfModulesThatAnotherCompilerMade() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.put("menu.c32", Made.elf(32, "menu.c32", "GCC: 4.4", "libutil.c32"));

        BuildAnalysis build = Made.analyse(files);

        assertThat(Made.codes(build)).containsExactly(Code.MIXED_BUILDS);
        assertThat(build.warnings().get(0).path()).isEqualTo("menu.c32");
    }

    @Test
    void warnsOfModulesOfAnotherGeneration() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        byte[] com32 = Made.noise(5000);
        System.arraycopy(new byte[] {(byte) 0xb8, (byte) 0xff, 0x4c, (byte) 0xcd, 0x21}, 0, com32, 0, 5);
        files.put("chain.c32", com32);

        assertThat(Made.codes(Made.analyse(files))).containsExactly(Code.MODULE_OF_OTHER_GENERATION);
    }

    @Test
    void warnsOfAUefiProgramUnderANameForBios() {
        BuildAnalysis build = Made.analyse(Map.of("pxelinux.0", Made.efi(0x8664, "")));

        assertThat(build.chosen()).containsOnlyKeys(FirmwareType.EFI64);
        assertThat(Made.codes(build)).containsExactly(Code.NAME_MISLEADS);
    }

    @Test
    void warnsWhenTheNameTellsAnotherStackThanTheBanner() {
        assertThat(Made.codes(Made.analyse(Made.build("pxelinux.0", LWIP)))).containsExactly(Code.NAME_MISLEADS);
        assertThat(Made.codes(Made.analyse(Made.build("lpxelinux.0", PXE)))).containsExactly(Code.NAME_MISLEADS);
    }

    @Test
    void warnsOfDamagedFilesAndModulesThatAreNone() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        byte[] whole = Made.elf(32, "menu.c32", "GCC: 10", "libutil.c32");
        files.put("menu.c32", Arrays.copyOf(whole, whole.length - 10));
        files.put("hdt.c32", Made.text("<html><head><title>Moved</title></head></html>"));

        assertThat(Made.codes(Made.analyse(files))).containsExactly(Code.NOT_A_MODULE, Code.DAMAGED);
    }

    @Test
    void refusesAWebPageCalledLikeALoader() {
        Map<String, byte[]> files = Made.build("lpxelinux.0", LWIP);
        files.put("pxelinux.0", Made.text("<html><head><title>502 Bad Gateway</title></head></html>"));

        assertThat(Made.analyse(files).refusal()).contains("pxelinux.0", "502 Bad Gateway", "download it again");
    }

    @Test
    void refusesEmptyLoadersAndLoadersOfZeros() {
        assertThat(Made.analyse(Map.of("pxelinux.0", new byte[0])).refusal()).contains("an empty file");
        assertThat(Made.analyse(Map.of("syslinux.efi", new byte[9000])).refusal())
                .contains("zero bytes");
    }

    @Test
    void saysWhatItLookedForAndWhatItFound() {
        assertThat(Made.analyse(Map.of("README", Made.text("hello"))).refusal())
                .contains("no boot file", "lpxelinux.0", "README (text)");
        assertThat(Made.analyse(Map.of()).refusal()).contains("no files at all");
    }

    @Test
    void doesNotTakeBootSectorsForNetworkLoaders() {
        Map<String, byte[]> files = Made.build("pxelinux.0", PXE);
        files.put("mbr.bin", Made.nbp(""));

        assertThat(Made.analyse(files).loaders()).extracting(Loader::path).containsExactly("pxelinux.0");
    }

    @Test
    void takesTheOnlyFileOfABuildAsItsLoaderWhateverItsName() {
        assertThat(Made.analyse(Map.of("lab.bin", Made.nbp(""))).main())
                .extracting(Loader::path)
                .isEqualTo("lab.bin");
    }

    @Test
    void followsNeededModulesInTheOrderInWhichALoaderAsks() {
        Map<String, BootFile> beside = Made.read(Map.of(
                "a.c32", Made.elf(32, "a.c32", "GCC: 10", "b.c32", "c.c32"),
                "b.c32", Made.elf(32, "b.c32", "GCC: 10", "a.c32"),
                "c.c32", Made.elf(32, "c.c32", "GCC: 10")));

        assertThat(ModuleClosure.with("a.c32", beside)).containsExactly("a.c32", "b.c32", "c.c32");
    }
}
