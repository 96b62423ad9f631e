package io.pxescope.bootfile;

import static io.pxescope.bootfile.BootFileKind.BIOS_LOADER;
import static io.pxescope.bootfile.BootFileKind.COM32_MODULE;
import static io.pxescope.bootfile.BootFileKind.DISK_IMAGE;
import static io.pxescope.bootfile.BootFileKind.DISK_LOADER;
import static io.pxescope.bootfile.BootFileKind.EFI_LOADER;
import static io.pxescope.bootfile.BootFileKind.ELF_MODULE;
import static io.pxescope.bootfile.BootFileKind.EMPTY;
import static io.pxescope.bootfile.BootFileKind.INITRD;
import static io.pxescope.bootfile.BootFileKind.LINUX_KERNEL;
import static io.pxescope.bootfile.BootFileKind.UNKNOWN;
import static io.pxescope.bootfile.BootFileKind.ZEROS;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the kind from magic numbers, most telling first, and hands over to the reader of that kind. */
final class BootFileReader {
    /** A BIOS NBP is loaded at 0x7c00 below 640 KiB; nothing larger can be one. */
    private static final int LARGEST_NBP = 640 * 1024 - 0x7c00;

    private BootFileReader() {}

    static BootFile read(Bytes bytes) {
        if (bytes.size() == 0) {
            return BootFile.of(EMPTY, "an empty file");
        }
        if (bytes.isAllZero()) {
            return BootFile.of(ZEROS, "nothing but zero bytes");
        }
        if (LinuxKernel.is(bytes)) {
            return LinuxKernel.read(bytes);
        }
        if (ElfModule.is(bytes)) {
            return elf(bytes);
        }
        if (PeImage.is(bytes)) {
            return pe(bytes);
        }
        if (bytes.startsWith(0xb8, 0xff, 0x4c, 0xcd, 0x21)) {
            // mov $0x21cd4cff,%eax: the magic of COM32 programs before Syslinux 5 (Syslinux, doc/comboot.txt).
            return described(
                    COM32_MODULE, FirmwareType.BIOS, null, "a COM32 module of Syslinux 3 or 4", damages(bytes));
        }
        @Nullable String archive = archive(bytes);
        if (archive != null) {
            return BootFile.of(INITRD, archive);
        }
        if (bytes.matches(0x8001, "CD001")) {
            return BootFile.of(DISK_IMAGE, "an ISO 9660 image");
        }
        if (TextKind.looksLikeText(bytes)) {
            return TextKind.read(bytes);
        }
        return raw(bytes);
    }

    private static BootFile elf(Bytes bytes) {
        ElfModule module = ElfModule.read(bytes);
        List<String> damages = damages(bytes);
        if (module.missingBytes() > 0) {
            damages.add(0, "ends " + module.missingBytes() + " bytes early");
        }
        boolean x86 = module.bits() == 32 ? module.machine() == 3 : module.machine() == 62;
        boolean shared = bytes.u16(16) == 3;
        if (!x86 || !shared || bytes.u8(5) != 1) {
            return new BootFile(UNKNOWN, null, null, module, null, damages, "an ELF program that is no boot module");
        }
        FirmwareType firmware = module.bits() == 64
                ? FirmwareType.EFI64
                : "ldlinux.e32".equals(module.soname()) ? FirmwareType.EFI32 : FirmwareType.BIOS;
        return new BootFile(
                ELF_MODULE, firmware, null, module, null, damages, "a Syslinux module, ELF" + module.bits());
    }

    private static BootFile pe(Bytes bytes) {
        PeImage image = PeImage.read(bytes);
        List<String> damages = damages(bytes);
        if (image.missingBytes() > 0) {
            damages.add(0, "ends " + image.missingBytes() + " bytes early");
        }
        FirmwareType firmware = image.firmware().orElse(null);
        if (!image.isEfiProgram()) {
            return described(UNKNOWN, firmware, null, "a Windows program, not a UEFI one", damages);
        }
        LoaderBanner banner = LoaderBanner.find(bytes).orElse(null);
        String machine = firmware == null
                ? "for machine type 0x" + Integer.toHexString(image.machine())
                : "for " + firmware.title();
        String words = (banner == null ? "a UEFI program" : banner.title()) + " " + machine
                + (image.signed() ? ", signed" : "");
        return described(EFI_LOADER, firmware, banner, words, damages);
    }

    private static BootFile raw(Bytes bytes) {
        if (bytes.size() > LARGEST_NBP) {
            return BootFile.of(UNKNOWN, "binary content of no kind known here");
        }
        LoaderBanner banner = LoaderBanner.find(bytes).orElse(null);
        if (banner != null && banner.family() == LoaderFamily.DISK_SYSLINUX) {
            return described(DISK_LOADER, FirmwareType.BIOS, banner, banner.title(), damages(bytes));
        }
        if (banner != null && banner.family() != LoaderFamily.SHIM && banner.family() != LoaderFamily.SYSLINUX_EFI) {
            return described(BIOS_LOADER, FirmwareType.BIOS, banner, banner.title(), rawDamages(bytes));
        }
        if (bytes.startsWith('M', 'Z')) {
            return described(
                    UNKNOWN, null, null, "the start of a UEFI or DOS program", List.of("has no readable PE header"));
        }
        if (startsLikeCode(bytes)) {
            return described(BIOS_LOADER, FirmwareType.BIOS, null, "x86 code without a banner", damages(bytes));
        }
        return BootFile.of(UNKNOWN, "binary content of no kind known here");
    }

    /** A jump, or an instruction that boot code begins with: cli, cld, push, xor, or mov to a register. */
    private static boolean startsLikeCode(Bytes bytes) {
        int first = bytes.u8(0);
        return switch (first) {
            case 0xea, 0xe9, 0xeb, 0xfa, 0xfc, 0x31, 0x33, 0x06, 0x0e, 0x1e, 0x50, 0x60, 0x9c -> true;
            default -> first >= 0xb0 && first <= 0xbf;
        };
    }

    private static List<String> rawDamages(Bytes bytes) {
        List<String> damages = damages(bytes);
        int banner = bytes.latin1(Integer.MAX_VALUE).indexOf("\nPXELINUX ");
        if (banner == 0 || banner > 0 && bytes.u8(banner - 1L) != '\r') {
            damages.add("has CR LF turned into LF, as an FTP transfer in ASCII mode does");
        }
        return damages;
    }

    private static List<String> damages(Bytes bytes) {
        List<String> damages = new ArrayList<>();
        if (bytes.isWhole()) {
            TransferDamage.find(bytes.window()).ifPresent(damages::add);
        }
        return damages;
    }

    private static @Nullable String archive(Bytes bytes) {
        if (bytes.startsWith(0x1f, 0x8b, 0x08)) {
            return "gzip data, such as an initrd";
        } else if (bytes.startsWith(0xfd, '7', 'z', 'X', 'Z', 0)) {
            return "xz data, such as an initrd";
        } else if (bytes.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
            return "Zstandard data, such as an initrd";
        } else if (bytes.startsWith(0x02, 0x21, 0x4c, 0x18) || bytes.startsWith(0x04, 0x22, 0x4d, 0x18)) {
            return "LZ4 data, such as an initrd";
        } else if (bytes.startsWith('B', 'Z', 'h')) {
            return "bzip2 data, such as an initrd";
        } else if (bytes.startsWith(0x5d, 0x00, 0x00)) {
            return "LZMA data, such as an initrd";
        } else if (bytes.matches(0, "070701") || bytes.matches(0, "070702") || bytes.matches(0, "070707")) {
            return "a cpio archive, such as an initrd";
        } else if (bytes.matches(0, "hsqs")) {
            return "a SquashFS image";
        }
        return null;
    }

    private static BootFile described(
            BootFileKind kind,
            @Nullable FirmwareType firmware,
            @Nullable LoaderBanner banner,
            String words,
            List<String> damages) {
        return new BootFile(kind, firmware, banner, null, null, damages, words);
    }

    /** The Linux/x86 boot protocol header, or the header of an arm64 {@code Image}. */
    private static final class LinuxKernel {
        static boolean is(Bytes bytes) {
            return isBzImage(bytes) || isArm64(bytes);
        }

        private static boolean isBzImage(Bytes bytes) {
            return bytes.matches(0x202, "HdrS") && bytes.u16(0x1fe) == 0xaa55;
        }

        private static boolean isArm64(Bytes bytes) {
            return bytes.matches(0x38, 'A', 'R', 'M', 0x64);
        }

        static BootFile read(Bytes bytes) {
            if (!isBzImage(bytes)) {
                return new BootFile(
                        LINUX_KERNEL, FirmwareType.ARM64, null, null, null, List.of(), "a Linux kernel for ARM64");
            }
            // Linux, Documentation/arch/x86/boot.rst: setup_sects at 0x1f1 (0 stands for 4), syssize at 0x1f4 in
            // units of 16 bytes (16 bits wide before protocol 2.04), kernel_version at 0x20e relative to 0x200.
            int setup = bytes.u8(0x1f1) == 0 ? 4 : bytes.u8(0x1f1);
            boolean wideSize = bytes.u16(0x206) >= 0x204;
            long claimed = (setup + 1) * 512L + (wideSize ? bytes.u32(0x1f4) : bytes.u16(0x1f4)) * 16;
            int pointer = bytes.u16(0x20e);
            String text = pointer == 0 ? "" : bytes.text(0x200L + pointer, 120);
            String version = text.isBlank() ? null : text.split(" ", 2)[0];
            List<String> damages = claimed - 16 > bytes.size()
                    ? List.of("ends " + (claimed - bytes.size()) + " bytes early")
                    : List.of();
            String words = "a Linux kernel" + (version == null ? "" : " " + version);
            return new BootFile(LINUX_KERNEL, null, null, null, version, damages, words);
        }
    }
}
