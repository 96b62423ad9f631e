package io.pxescope.bootfile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a loader says about itself in its own bytes: the text it prints on the console, or the SBAT line of a signed
 * UEFI image. BIOS builds of iPXE are compressed, so their version is not readable and {@code version} is null.
 *
 * @param version as printed, such as {@code 6.04} or {@code 6.04-pre3}
 * @param text the words it was read from
 */
public record LoaderBanner(
        LoaderFamily family,
        @Nullable LoaderFlavour flavour,
        @Nullable String version,
        String text) {

    /** {@code PXELINUX 6.04 lwIP 20200816}; before 5.10 no word names the stack, and it is the ROM's. */
    private static final Pattern PXELINUX =
            Pattern.compile("PXELINUX (\\d+\\.\\d+\\S{0,24})(?: (PXE|lwIP))?( [\\w.-]{4,24})?");

    private static final Pattern SYSLINUX_EFI = Pattern.compile("Syslinux (\\d+\\.\\d+\\S{0,24}) \\(EFI[^)]{0,40}\\)");
    private static final Pattern DISK =
            Pattern.compile("(?:ISOLINUX|EXTLINUX|SYSLINUX) (\\d+\\.\\d+\\S{0,24}) [\\w .-]{4,24}");
    private static final Pattern SHIM = Pattern.compile("UEFI SHIM\\s+\\$Version: ?(\\S{1,24})");
    private static final Pattern SHIM_SBAT =
            Pattern.compile("\nshim\\.[^,\n]{1,40},\\d+,[^,\n]{1,80},shim,([^,\n]{1,40}),");
    private static final Pattern GRUB_SBAT = Pattern.compile("\ngrub,\\d+,[^,\n]{1,80},grub,([^,\n]{1,40}),");
    private static final Pattern IPXE_VERSION =
            Pattern.compile("\0(\\d+\\.\\d+\\.\\d+(?:[+-][\\w.+~-]{0,60})?(?: ?\\([0-9a-g]{4,41}\\))?)\0");

    /** Reads the banner of any loader image. */
    static Optional<LoaderBanner> find(Bytes bytes) {
        String text = bytes.latin1(Integer.MAX_VALUE);
        LoaderBanner found = shim(text);
        found = found != null ? found : pxelinux(text);
        found = found != null ? found : syslinuxEfi(text);
        found = found != null ? found : ipxe(text, bytes);
        found = found != null ? found : grub(text, bytes);
        found = found != null ? found : disk(text);
        return Optional.ofNullable(found);
    }

    /** One line for people, such as {@code PXELINUX 6.04, its own lwIP stack}. */
    public String title() {
        return family.title()
                + (version == null ? "" : " " + version)
                + (flavour == null || family == LoaderFamily.SYSLINUX_EFI ? "" : ", " + flavour.title());
    }

    /** The first number of the version, or -1 where none is readable. */
    public int major() {
        if (version == null) {
            return -1;
        }
        Matcher digits = Pattern.compile("^\\d{1,4}").matcher(version);
        return digits.find() ? Integer.parseInt(digits.group()) : -1;
    }

    private static @Nullable LoaderBanner pxelinux(String text) {
        Matcher match = PXELINUX.matcher(text);
        if (!text.contains("PXELINUX ") || !match.find()) {
            return null;
        }
        LoaderFlavour flavour = "lwIP".equals(match.group(2)) ? LoaderFlavour.LWIP : LoaderFlavour.PXE;
        return new LoaderBanner(
                LoaderFamily.PXELINUX, flavour, match.group(1), match.group().strip());
    }

    private static @Nullable LoaderBanner syslinuxEfi(String text) {
        Matcher match = SYSLINUX_EFI.matcher(text);
        return match.find()
                ? new LoaderBanner(LoaderFamily.SYSLINUX_EFI, LoaderFlavour.EFI, match.group(1), match.group())
                : null;
    }

    private static @Nullable LoaderBanner ipxe(String text, Bytes bytes) {
        if (text.contains("iPXE/%s") || text.contains("iPXE> ")) {
            Matcher version = IPXE_VERSION.matcher(text);
            String found = version.find() ? version.group(1) : null;
            return new LoaderBanner(LoaderFamily.IPXE, null, found, found == null ? "iPXE" : "iPXE " + found);
        }
        // The uncompressed prefix of undionly.kpxe and ipxe.pxe: ljmp $0x07c0,$5 and the words it prints before
        // unpacking.
        boolean prefix = bytes.startsWith(0xea, 0x05, 0x00, 0xc0, 0x07) && text.contains("PXE->EB:");
        return prefix ? new LoaderBanner(LoaderFamily.IPXE, null, null, "PXE->EB:") : null;
    }

    private static @Nullable LoaderBanner grub(String text, Bytes bytes) {
        Matcher sbat = GRUB_SBAT.matcher(text);
        if (sbat.find()) {
            return new LoaderBanner(
                    LoaderFamily.GRUB, null, sbat.group(1), sbat.group().strip());
        }
        // GRUB's pxeboot image for BIOS: mov $0x7f,%dl; ljmp $0,$0x8200. What follows is compressed.
        boolean pxeboot = bytes.startsWith(0xb2, 0x7f, 0xea, 0x00, 0x82, 0x00, 0x00);
        return pxeboot || text.contains("GNU GRUB  version")
                ? new LoaderBanner(LoaderFamily.GRUB, null, null, "GNU GRUB")
                : null;
    }

    private static @Nullable LoaderBanner shim(String text) {
        Matcher banner = SHIM.matcher(text);
        if (banner.find()) {
            return new LoaderBanner(LoaderFamily.SHIM, null, banner.group(1), "UEFI SHIM " + banner.group(1));
        }
        Matcher sbat = SHIM_SBAT.matcher(text);
        return sbat.find()
                ? new LoaderBanner(
                        LoaderFamily.SHIM, null, sbat.group(1), sbat.group().strip())
                : null;
    }

    private static @Nullable LoaderBanner disk(String text) {
        Matcher match = DISK.matcher(text);
        return match.find()
                ? new LoaderBanner(
                        LoaderFamily.DISK_SYSLINUX,
                        null,
                        match.group(1),
                        match.group().strip())
                : null;
    }
}
