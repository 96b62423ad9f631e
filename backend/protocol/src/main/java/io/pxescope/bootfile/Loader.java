package io.pxescope.bootfile;

import org.jspecify.annotations.Nullable;

/**
 * A file of a build that a ROM can be told to load.
 *
 * @param path within the build, with {@code /}
 * @param firmware what runs it
 * @param version as its banner says; null where it cannot be read
 */
public record Loader(
        String path,
        FirmwareType firmware,
        LoaderFamily family,
        @Nullable LoaderFlavour flavour,
        @Nullable String version,
        int major) {

    static Loader of(String path, BootFile file, FirmwareType firmware) {
        LoaderBanner banner = file.banner();
        return banner == null
                ? new Loader(path, firmware, LoaderFamily.OTHER, null, null, -1)
                : new Loader(path, firmware, banner.family(), banner.flavour(), banner.version(), banner.major());
    }

    /** The last part of the path. */
    public String name() {
        return BuildPaths.name(path);
    }

    /** Directory with trailing {@code /}, or empty at the top: where the loader looks for its modules. */
    public String home() {
        return BuildPaths.directory(path);
    }

    /** The module this loader asks for before anything else; null before Syslinux 5 and in other families. */
    public @Nullable String coreModule() {
        if (family == LoaderFamily.PXELINUX) {
            return major >= 5 ? "ldlinux.c32" : null;
        }
        if (family == LoaderFamily.SYSLINUX_EFI) {
            return firmware == FirmwareType.EFI32 ? "ldlinux.e32" : "ldlinux.e64";
        }
        return null;
    }

    /** Width of the modules it can load: 64 under UEFI x64, else 32. */
    int moduleBits() {
        return firmware == FirmwareType.EFI64 ? 64 : 32;
    }

    boolean loadsModules() {
        return family == LoaderFamily.PXELINUX || family == LoaderFamily.SYSLINUX_EFI;
    }
}
