package io.pxescope.bootfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootFileTest {

    @ParameterizedTest
    @CsvSource({
        "PXELINUX 6.04 PXE 20200816, PXE, 6.04",
        "PXELINUX 6.04 lwIP 20200816, LWIP, 6.04",
        "PXELINUX 6.04-pre3 lwIP 6.04-pre3, LWIP, 6.04-pre3",
        "PXELINUX 4.07 2013-07-25, PXE, 4.07",
        "PXELINUX 3.86 2010-04-01, PXE, 3.86",
    })
    void readsVersionAndStackOfPxelinuxFromItsBanner(String banner, LoaderFlavour flavour, String version) {
        BootFile file = BootFile.read(Made.pxelinux(banner));

        assertThat(file.kind()).isEqualTo(BootFileKind.BIOS_LOADER);
        assertThat(file.firmware()).isEqualTo(FirmwareType.BIOS);
        assertThat(file.banner()).isNotNull();
        assertThat(file.banner().family()).isEqualTo(LoaderFamily.PXELINUX);
        assertThat(file.banner().flavour()).isEqualTo(flavour);
        assertThat(file.banner().version()).isEqualTo(version);
        assertThat(file.damages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x8664, EFI64", "0x014c, EFI32", "0xaa64, ARM64", "0x01c2, ARM32", "0x5064, RISCV64"})
    void readsFirmwareOfUefiProgramFromItsMachineType(String machine, FirmwareType firmware) {
        BootFile file = BootFile.read(Made.efi(Integer.decode(machine), "Syslinux 6.04 (EFI; 20200816)"));

        assertThat(file.kind()).isEqualTo(BootFileKind.EFI_LOADER);
        assertThat(file.firmware()).isEqualTo(firmware);
        assertThat(file.banner()).isNotNull();
        assertThat(file.banner().family()).isEqualTo(LoaderFamily.SYSLINUX_EFI);
        assertThat(file.banner().version()).isEqualTo("6.04");
        assertThat(file.damages()).isEmpty();
    }

    @Test
    void readsOtherLoadersFromWhatTheySay() {
        assertThat(banner(Made.efi(0x8664, "1.21.1+ (g8fc11)\0iPXE/%s")))
                .extracting(LoaderBanner::family, LoaderBanner::version)
                .containsExactly(LoaderFamily.IPXE, "1.21.1+ (g8fc11)");
        assertThat(banner(Made.efi(0x8664, "UEFI SHIM\n$Version: 15.7 $\n$BuildMachine: x $\n")))
                .extracting(LoaderBanner::family, LoaderBanner::version)
                .containsExactly(LoaderFamily.SHIM, "15.7");
        assertThat(
                        banner(
                                Made.efi(
                                        0x8664,
                                        "sbat,1,SBAT Version,sbat,1,https://example.net\ngrub,3,Free Software Foundation,grub,2.06,https://example.org\n")))
                .extracting(LoaderBanner::family, LoaderBanner::version)
                .containsExactly(LoaderFamily.GRUB, "2.06");
        byte[] undionly = Made.nbp("PXE->EB:");
        System.arraycopy(new byte[] {(byte) 0xea, 5, 0, (byte) 0xc0, 7}, 0, undionly, 0, 5);
        assertThat(banner(undionly))
                .extracting(LoaderBanner::family, LoaderBanner::version)
                .containsExactly(LoaderFamily.IPXE, null);
    }

    @Test
    void takesRawCodeWithoutBannerAsBiosLoader() {
        BootFile file = BootFile.read(Made.nbp(""));

        assertThat(file.kind()).isEqualTo(BootFileKind.BIOS_LOADER);
        assertThat(file.banner()).isNull();
    }

    @Test
    void tellsLoaderForDisksFromOneForTheNetwork() {
        assertThat(BootFile.read(Made.nbp("ISOLINUX 6.04 20200816 ETCD")).kind())
                .isEqualTo(BootFileKind.DISK_LOADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void readsNeededModulesInFileOrder(int bits) {
        BootFile file = BootFile.read(Made.elf(bits, "vesamenu.c32", "GCC: 10", "libutil.c32", "libcom32.c32"));

        assertThat(file.kind()).isEqualTo(BootFileKind.ELF_MODULE);
        assertThat(file.firmware()).isEqualTo(bits == 64 ? FirmwareType.EFI64 : FirmwareType.BIOS);
        ElfModule elf = file.elf();
        assertThat(elf).isNotNull();
        assertThat(elf.bits()).isEqualTo(bits);
        assertThat(elf.needed()).containsExactly("libutil.c32", "libcom32.c32");
        assertThat(elf.soname()).isEqualTo("vesamenu.c32");
        assertThat(elf.toolchain()).isEqualTo("GCC: 10");
        assertThat(elf.missingBytes()).isZero();
    }

    @Test
    void tellsCoreModuleOfUefiIa32ByItsName() {
        assertThat(BootFile.read(Made.elf(32, "ldlinux.e32", "GCC: 10")).firmware())
                .isEqualTo(FirmwareType.EFI32);
    }

    @Test
    void knowsModulesOfSyslinuxBeforeFive() {
        byte[] com32 = Made.noise(5000);
        System.arraycopy(new byte[] {(byte) 0xb8, (byte) 0xff, 0x4c, (byte) 0xcd, 0x21}, 0, com32, 0, 5);

        assertThat(BootFile.read(com32).kind()).isEqualTo(BootFileKind.COM32_MODULE);
    }

    @Test
    void readsVersionOfLinuxKernel() {
        BootFile file = BootFile.read(Made.kernel("6.1.0-53-amd64"));

        assertThat(file.kind()).isEqualTo(BootFileKind.LINUX_KERNEL);
        assertThat(file.version()).isEqualTo("6.1.0-53-amd64");
        assertThat(file.damages()).isEmpty();
    }

    @Test
    void knowsPackedInitrdsAndDoesNotTakeThemForLoaders() {
        byte[] gzip = Made.noise(5000);
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8}, 0, gzip, 0, 3);

        assertThat(BootFile.read(gzip).kind()).isEqualTo(BootFileKind.INITRD);
        assertThat(BootFile.read(Made.text("070701000000")).kind()).isEqualTo(BootFileKind.INITRD);
    }

    @Test
    void namesTheTitleOfAWebPageGivenAsBootFile() {
        BootFile file = BootFile.read(
                Made.text("<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body>Sorry</body></html>"));

        assertThat(file.kind()).isEqualTo(BootFileKind.HTML);
        assertThat(file.words()).contains("404 Not Found");
    }

    @Test
    void knowsScriptsAndText() {
        assertThat(BootFile.read(Made.text("#!ipxe\nchain x\n")).kind()).isEqualTo(BootFileKind.IPXE_SCRIPT);
        assertThat(BootFile.read(Made.text("DEFAULT linux\n")).kind()).isEqualTo(BootFileKind.TEXT);
        assertThat(BootFile.read(Made.text("version https://git-lfs.github.com/spec/v1\n"))
                        .words())
                .contains("Git LFS");
    }

    @Test
    void knowsEmptyFilesAndFilesOfZeros() {
        assertThat(BootFile.read(new byte[0]).kind()).isEqualTo(BootFileKind.EMPTY);
        assertThat(BootFile.read(new byte[4096]).kind()).isEqualTo(BootFileKind.ZEROS);
    }

    @Test
    void takesNoWindowsProgramForAUefiOne() {
        assertThat(BootFile.read(Made.pe(0x8664, 3, "")).kind()).isEqualTo(BootFileKind.UNKNOWN);
    }

    @Test
    void saysHowManyBytesATruncatedFileLacks() {
        byte[] elf = Made.elf(32, "menu.c32", "GCC: 10", "libutil.c32");
        byte[] efi = Made.efi(0x8664, "");
        byte[] kernel = Made.kernel("6.1");

        assertThat(damages(Arrays.copyOf(elf, elf.length - 30))).anyMatch(d -> d.equals("ends 30 bytes early"));
        assertThat(damages(Arrays.copyOf(efi, efi.length - 512))).contains("ends 512 bytes early");
        assertThat(damages(Arrays.copyOf(kernel, kernel.length - 4096))).contains("ends 4096 bytes early");
    }

    @Test
    void seesThatABinaryWentThroughATextTransfer() {
        String nbp = new String(Made.pxelinux("PXELINUX 6.04 PXE 20200816"), StandardCharsets.ISO_8859_1);

        assertThat(damages(latin1(nbp.replace("\r\n", "\n").replace("\n", "\r\n"))))
                .singleElement()
                .asString()
                .contains("CR LF");
        assertThat(damages(latin1(nbp.replace("\r\n", "\n"))))
                .singleElement()
                .asString()
                .contains("turned into LF");
        assertThat(damages(new String(latin1(nbp), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("U+FFFD");
    }

    @Test
    void readsOnlyTheHeadOfALargeFile() {
        byte[] head = Arrays.copyOf(Made.kernel("6.1"), 4096);

        assertThat(BootFile.read(head, 8192).damages()).isEmpty();
    }

    @Test
    void givesAnAnswerForAnyBytes() {
        Random random = new Random(20261122);
        byte[][] seeds = {
            Made.elf(32, "a.c32", "GCC: 10", "b.c32"),
            Made.elf(64, "a.c32", "GCC: 10", "b.c32"),
            Made.efi(0x8664, "Syslinux 6.04 (EFI; 1)"),
            Made.kernel("6.1"),
            Made.pxelinux("PXELINUX 6.04 PXE 20200816"),
            new byte[0]
        };
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = Arrays.copyOf(seeds[round % seeds.length], random.nextInt(9000));
            for (int flips = random.nextInt(40); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(Math.min(bytes.length, flips % 2 == 0 ? 300 : 9000))] = (byte) random.nextInt();
            }
            assertThat(BootFile.read(bytes).words()).isNotBlank();
        }
    }

    private static LoaderBanner banner(byte[] bytes) {
        LoaderBanner banner = BootFile.read(bytes).banner();
        assertThat(banner).isNotNull();
        return banner;
    }

    private static Iterable<String> damages(byte[] bytes) {
        return BootFile.read(bytes).damages();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
