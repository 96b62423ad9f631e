package io.pxescope.bootfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the loaders among the files of a build, and for each firmware the one that machines are sent to. */
final class LoaderChoice {
    /** Names that networks have booted from for decades, best first; the order decides where a build holds several. */
    private static final List<String> KNOWN = List.of(
            "pxelinux.0",
            "lpxelinux.0",
            "gpxelinux.0",
            "shimx64.efi",
            "shimaa64.efi",
            "shimia32.efi",
            "syslinux.efi",
            "undionly.kpxe",
            "undionly.kkpxe",
            "ipxe.pxe",
            "ipxe.efi",
            "snponly.efi",
            "snp.efi",
            "grubnetx64.efi",
            "grubnetaa64.efi",
            "grubx64.efi",
            "grubaa64.efi",
            "grubia32.efi",
            "core.efi",
            "core.0",
            "bootx64.efi",
            "bootaa64.efi",
            "bootia32.efi");

    /** Raw code without a banner counts as a loader only under a name of this form; boot sectors look the same. */
    private static final Pattern NBP_NAME = Pattern.compile(".+\\.(0|pxe|k{1,3}pxe|n12|com|nbp|bs)");

    /** What Debian and its kin add to the names of signed images. */
    private static final String SIGNED = ".signed";

    /** Helpers that shim starts; no machine is sent to them. */
    private static final Pattern SHIM_HELPER = Pattern.compile("(mm|fb)(x64|ia32|aa64)\\.efi(\\.signed)?");

    private static final Comparator<Loader> BEST_FIRST = Comparator.<Loader>comparingInt(l -> rank(l.name()))
            .thenComparing(l -> l.family() == LoaderFamily.OTHER)
            .thenComparingInt(l -> BuildPaths.depth(l.path()))
            .thenComparing(Loader::path);

    private LoaderChoice() {}

    /** The names that {@link #find} knows, for the message of a refusal. */
    static String knownNames() {
        return "pxelinux.0, lpxelinux.0, syslinux.efi, ipxe.efi, undionly.kpxe, shimx64.efi, grubx64.efi";
    }

    /** Whether a file of this name is meant as a loader, whatever its bytes are. */
    static boolean isLoaderName(String path) {
        String name = BuildPaths.name(path).toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) || NBP_NAME.matcher(name).matches() || name.endsWith(".efi");
    }

    static List<Loader> find(Map<String, BootFile> files) {
        List<Loader> loaders = new ArrayList<>();
        files.forEach((path, file) -> {
            FirmwareType firmware = file.firmware();
            if (firmware != null && isEntry(path, file, files.size() == 1)) {
                loaders.add(Loader.of(path, file, firmware));
            }
        });
        loaders.sort(BEST_FIRST);
        return loaders;
    }

    /** The best loader of each firmware, or the one the operator named. */
    static Map<FirmwareType, Loader> choose(List<Loader> bestFirst, @Nullable Loader preferred) {
        Map<FirmwareType, Loader> chosen = new EnumMap<>(FirmwareType.class);
        if (preferred != null) {
            chosen.put(preferred.firmware(), preferred);
        }
        bestFirst.forEach(loader -> chosen.putIfAbsent(loader.firmware(), loader));
        return chosen;
    }

    private static boolean isEntry(String path, BootFile file, boolean only) {
        String name = BuildPaths.name(path).toLowerCase(Locale.ROOT);
        if (file.kind() == BootFileKind.EFI_LOADER) {
            return !SHIM_HELPER.matcher(name).matches();
        }
        return file.kind() == BootFileKind.BIOS_LOADER
                && (only || file.banner() != null || NBP_NAME.matcher(name).matches());
    }

    private static int rank(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int known =
                KNOWN.indexOf(lower.endsWith(SIGNED) ? lower.substring(0, lower.length() - SIGNED.length()) : lower);
        return known < 0 ? KNOWN.size() : known;
    }
}
