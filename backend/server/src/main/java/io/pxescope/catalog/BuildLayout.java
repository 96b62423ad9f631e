package io.pxescope.catalog;

import io.pxescope.bootfile.BootFile;
import io.pxescope.bootfile.BuildAnalysis;
import io.pxescope.bootfile.FirmwareType;
import io.pxescope.bootfile.Loader;
import io.pxescope.bootfile.LoaderFamily;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an upload lie within the build. Packages and source archives keep loader and modules far apart, but
 * a loader asks for its modules by base name in its own directory. The rule:
 *
 * <ol>
 *   <li>The directory of the best loader (BIOS before UEFI) is the top of the build; what lies below it in the same archive
 *       keeps its place.
 *   <li>A Syslinux loader for another firmware from elsewhere moves to {@code efi32/} or {@code efi64/}.
 *   <li>A module from elsewhere moves beside the loader of its firmware: to the top for that of the best loader, to
 *       {@code efi32/} or {@code efi64/} otherwise. Its firmware is told by a directory called {@code bios},
 *       {@code efi32} or {@code efi64} above it, else by its ELF class.
 *   <li>Everything else keeps the path it had.
 *   <li>Where two files meet, the one that was there stays, and the other keeps the path it had.
 * </ol>
 *
 * Nothing is dropped, and each file remembers where it came from.
 */
final class BuildLayout {
    private final SortedMap<String, Spooled> placed = new TreeMap<>();
    private final String top;
    private final String topOrigin;
    private final FirmwareType topFirmware;

    private BuildLayout(Loader best, String origin) {
        this.top = best.home();
        this.topOrigin = origin;
        this.topFirmware = best.firmware();
    }

    /** Path within the build → file. Without any loader the files keep their paths. */
    static SortedMap<String, Spooled> arrange(Collection<Spooled> files, @Nullable String preferredLoader) {
        Map<String, Spooled> byPath =
                files.stream().collect(Collectors.toMap(Spooled::path, Function.identity(), (a, b) -> a, TreeMap::new));
        Map<String, BootFile> readings = byPath.values().stream()
                .collect(Collectors.toMap(Spooled::path, Spooled::reading, (a, b) -> a, TreeMap::new));
        BuildAnalysis analysis = BuildAnalysis.of(readings, preferredLoader);
        Loader best = analysis.main();
        if (best == null) {
            return new TreeMap<>(byPath);
        }
        BuildLayout layout = new BuildLayout(
                best, Objects.requireNonNull(byPath.get(best.path())).origin());
        layout.place(byPath, analysis.loaders());
        return layout.placed;
    }

    private void place(Map<String, Spooled> byPath, List<Loader> loaders) {
        Map<String, Loader> loaderAt = loaders.stream().collect(Collectors.toMap(Loader::path, Function.identity()));
        // What lies below the top is placed first, so that it wins where files meet.
        byPath.values().stream()
                .sorted(Comparator.comparing((Spooled file) -> !isBelowTop(file))
                        .thenComparing(Spooled::path))
                .forEach(file -> put(target(file, loaderAt.get(file.path())), file));
    }

    private String target(Spooled file, @Nullable Loader loader) {
        if (isBelowTop(file)) {
            return file.path().substring(top.length());
        }
        if (loader != null && loader.family() == LoaderFamily.SYSLINUX_EFI) {
            return loader.firmware().label() + "/" + file.name();
        }
        if (loader != null && loader.family() == LoaderFamily.PXELINUX && topFirmware == FirmwareType.BIOS) {
            return file.name();
        }
        FirmwareType firmware = moduleFirmware(file);
        if (firmware != null) {
            return (firmware == topFirmware ? "" : firmware.label() + "/") + file.name();
        }
        return file.path();
    }

    private void put(String path, Spooled file) {
        Spooled there = placed.putIfAbsent(path, file);
        if (there != null && !there.sha256().equals(file.sha256())) {
            placed.putIfAbsent(file.path(), file);
        }
    }

    private boolean isBelowTop(Spooled file) {
        return file.path().startsWith(top) && file.origin().equals(topOrigin);
    }

    private static @Nullable FirmwareType moduleFirmware(Spooled file) {
        if (!file.reading().kind().isModule()) {
            return null;
        }
        for (String part : file.directory().toLowerCase(Locale.ROOT).split("/")) {
            switch (part) {
                case "bios" -> {
                    return FirmwareType.BIOS;
                }
                case "efi32" -> {
                    return FirmwareType.EFI32;
                }
                case "efi64" -> {
                    return FirmwareType.EFI64;
                }
                default -> {
                    continue;
                }
            }
        }
        return file.reading().firmware();
    }
}
