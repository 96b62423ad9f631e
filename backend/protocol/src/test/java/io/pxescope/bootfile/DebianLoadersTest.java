package io.pxescope.bootfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real loaders, where Debian's packages are installed. */
class DebianLoadersTest {
    private static final Path BIOS = Path.of("/usr/lib/PXELINUX");
    private static final Path EFI = Path.of("/usr/lib/SYSLINUX.EFI");
    private static final Path MODULES = Path.of("/usr/lib/syslinux/modules");
    private static final Path IPXE = Path.of("/usr/lib/ipxe");

    @Test
    void readsBothPxelinuxFlavours() throws IOException {
        assertBanner(BIOS.resolve("pxelinux.0"), "pxelinux", LoaderFamily.PXELINUX, LoaderFlavour.PXE);
        assertBanner(BIOS.resolve("lpxelinux.0"), "pxelinux", LoaderFamily.PXELINUX, LoaderFlavour.LWIP);
    }

    @Test
    void readsSyslinuxForUefi() throws IOException {
        assertBanner(EFI.resolve("efi64/syslinux.efi"), "syslinux-efi", LoaderFamily.SYSLINUX_EFI, LoaderFlavour.EFI);
        assertBanner(EFI.resolve("efi32/syslinux.efi"), "syslinux-efi", LoaderFamily.SYSLINUX_EFI, LoaderFlavour.EFI);
    }

    @Test
    void readsIpxe() throws IOException {
        assertBanner(IPXE.resolve("undionly.kpxe"), "ipxe", LoaderFamily.IPXE, null);
        assertBanner(IPXE.resolve("snponly.efi"), "ipxe", LoaderFamily.IPXE, null);
    }

    @Test
    void findsDebiansBuildConsistent() throws IOException {
        for (String loader : List.of("pxelinux.0", "lpxelinux.0")) {
            Map<String, BootFile> files = modules("bios");
            files.put(loader, BootFile.read(Files.readAllBytes(installed(BIOS.resolve(loader), "pxelinux"))));

            BuildAnalysis build = BuildAnalysis.of(files);

            assertThat(build.warnings()).isEmpty();
            assertThat(build.main()).extracting(Loader::version).isEqualTo("6.04");
            assertThat(ModuleClosure.with("vesamenu.c32", files))
                    .containsExactly("vesamenu.c32", "libutil.c32", "libcom32.c32");
        }
    }

    @Test
    void findsDebiansUefiBuildsConsistent() throws IOException {
        for (String width : List.of("efi32", "efi64")) {
            Map<String, BootFile> files = modules(width);
            Path loader = installed(EFI.resolve(width + "/syslinux.efi"), "syslinux-efi");
            files.put("syslinux.efi", BootFile.read(Files.readAllBytes(loader)));

            assertThat(BuildAnalysis.of(files).warnings()).isEmpty();
        }
    }

    private static Map<String, BootFile> modules(String directory) throws IOException {
        Map<String, BootFile> files = new HashMap<>();
        try (Stream<Path> paths = Files.list(installed(MODULES.resolve(directory), "syslinux-common"))) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), BootFile.read(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    private static void assertBanner(
            Path path, String debianPackage, LoaderFamily family, @Nullable LoaderFlavour flavour) throws IOException {
        BootFile file = BootFile.read(Files.readAllBytes(installed(path, debianPackage)));
        LoaderBanner banner = file.banner();
        assertThat(banner).isNotNull();
        assertThat(banner.family()).isEqualTo(family);
        assertThat(banner.flavour()).isEqualTo(flavour);
        assertThat(file.damages()).isEmpty();
        assertThat(file.kind().isLoader()).isTrue();
    }

    private static Path installed(Path path, String debianPackage) {
        boolean there = Files.exists(path);
        if ("required".equals(System.getProperty("lab"))) {
            assertThat(there)
                    .as("%s, from Debian's package %s", path, debianPackage)
                    .isTrue();
        }
        assumeTrue(there, path + " is not here: install Debian's package " + debianPackage);
        return path;
    }
}
