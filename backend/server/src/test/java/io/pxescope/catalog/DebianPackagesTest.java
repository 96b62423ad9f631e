package io.pxescope.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.FirmwareType;
import io.pxescope.bootfile.Loader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The trees of Debian's own packages, packed as a package and read as a build, where they are installed. */
class DebianPackagesTest {
    private static final CatalogProperties LIMITS =
            new CatalogProperties(DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 1000, 100);

    @TempDir
    Path directory;

    @Test
    void readsPxelinuxAndItsModulesAsOneSoundBuildForThreeFirmwares() throws IOException {
        UploadedFile pxelinux = packed("pxelinux.deb", "/usr/lib/PXELINUX", "pxelinux");
        UploadedFile common = packed("syslinux-common.deb", "/usr/lib/syslinux", "syslinux-common");
        UploadedFile efi = packed("syslinux-efi.deb", "/usr/lib/SYSLINUX.EFI", "syslinux-efi");
        try (Spool spool = Spool.in(directory)) {
            UploadBudget budget = new UploadBudget(LIMITS, pxelinux.size() + common.size() + efi.size());
            var unpacked = Unpacker.unpack(List.of(pxelinux, common, efi), spool, budget);
            SortedMap<String, Spooled> files = BuildLayout.arrange(unpacked, "lpxelinux.0");
            Map<String, BootFile> readings = new TreeMap<>();
            files.forEach((path, file) -> readings.put(path, file.reading()));

            BuildAnalysis build = BuildAnalysis.of(readings, "lpxelinux.0");

            assertThat(build.refusal()).isNull();
            assertThat(build.warnings()).isEmpty();
            assertThat(build.chosen().values())
                    .extracting(Loader::path)
                    .containsExactlyInAnyOrder("lpxelinux.0", "efi32/syslinux.efi", "efi64/syslinux.efi");
            assertThat(build.chosen()).containsOnlyKeys(FirmwareType.BIOS, FirmwareType.EFI32, FirmwareType.EFI64);
            assertThat(files).containsKeys("ldlinux.c32", "efi64/ldlinux.e64", "pxelinux.0", "vesamenu.c32");
        }
    }

    private static UploadedFile packed(String name, String tree, String debianPackage) throws IOException {
        Path root = Path.of(tree);
        boolean there = Files.exists(root);
        if ("required".equals(System.getProperty("lab"))) {
            assertThat(there)
                    .as("%s, from Debian's package %s", tree, debianPackage)
                    .isTrue();
        }
        assumeTrue(there, tree + " is not here: install Debian's package " + debianPackage);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path.toString().substring(1), Files.readAllBytes(path));
            }
        }
        byte[] deb = Archives.deb(files);
        return new UploadedFile(name, deb.length, true, () -> new ByteArrayInputStream(deb));
    }
}
