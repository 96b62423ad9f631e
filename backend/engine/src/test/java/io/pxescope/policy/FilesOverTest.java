package io.pxescope.policy;

import static io.pxescope.policy.Fixtures.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilesOverTest {
    private static final Profile FAST =
            new Profile(8, "fast", LINUX.kernel(), LINUX.initrd(), LINUX.append(), Transport.HTTP);

    private static Build build(Map<Firmware, Loader> loaders) {
        return new Build(1, "b", "syslinux", "mixed", "6.04", loaders, Map.of());
    }

    @ParameterizedTest
    @EnumSource(LoaderKind.class)
    void goesByWhatTheLoaderCan(LoaderKind kind) {
        Loader loader = new Loader("l", kind);

        FilesOver over = FilesOver.of(FAST, build(Map.of(Firmware.BIOS, loader)), loader);

        boolean can = kind == LoaderKind.LPXELINUX || kind == LoaderKind.SYSLINUX_EFI || kind == LoaderKind.IPXE;
        assertThat(over.http()).isEqualTo(can);
        assertThat(over.sentence())
                .startsWith(can ? "Files over HTTP." : "Files over TFTP, though the profile asks for HTTP: ")
                .endsWith(".");
    }

    @Test
    void staysWithTftpWhereTheLoaderIsNoLongerKnownAndOneOfThemCannot() {
        Loader bios = new Loader("pxelinux.0", LoaderKind.PXELINUX);
        Loader efi = new Loader("syslinux.efi", LoaderKind.SYSLINUX_EFI);

        assertThat(FilesOver.of(FAST, build(Map.of(Firmware.BIOS, bios, Firmware.EFI64, efi)), null)
                        .http())
                .isFalse();
        assertThat(FilesOver.of(FAST, build(Map.of(Firmware.EFI64, efi)), null).http())
                .isTrue();
    }

    @Test
    void saysNothingOfProfilesThatAskForTftp() {
        Loader loader = new Loader("lpxelinux.0", LoaderKind.LPXELINUX);

        assertThat(FilesOver.of(LINUX, build(Map.of(Firmware.BIOS, loader)), loader))
                .isEqualTo(new FilesOver(Transport.TFTP, ""));
    }
}
