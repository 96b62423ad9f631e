package io.pxescope.catalog;

import io.pxescope.bootfile.FirmwareType;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A build as the rest of the house sees it.
 *
 * @param family such as {@code pxelinux}; see {@link io.pxescope.bootfile.LoaderFamily#label()}
 * @param flavour {@code pxelinux}, {@code lpxelinux} or {@code efi}; null outside the Syslinux family
 * @param version as the loader's banner says; null where it cannot be read
 * @param loaders firmware → the file its machines are sent to
 * @param files path → file, ordered by path
 * @param warnings ordered by path
 */
public record CatalogBuild(
        long id,
        String name,
        String family,
        @Nullable String flavour,
        @Nullable String version,
        Instant createdAt,
        String createdBy,
        Map<FirmwareType, CatalogLoader> loaders,
        SortedMap<String, CatalogFile> files,
        List<CatalogWarning> warnings) {

    static CatalogBuild of(
            long id,
            String name,
            String family,
            @Nullable String flavour,
            @Nullable String version,
            Instant createdAt,
            String createdBy,
            Map<String, BuildLoader> loaders,
            Map<String, BuildFile> files,
            Collection<BuildNote> notes) {
        Map<FirmwareType, CatalogLoader> byFirmware = new EnumMap<>(FirmwareType.class);
        loaders.forEach((label, loader) ->
                FirmwareType.ofLabel(label).ifPresent(firmware -> byFirmware.put(firmware, loader.view())));
        SortedMap<String, CatalogFile> byPath = new TreeMap<>();
        files.forEach((path, file) -> byPath.put(path, file.view(path)));
        return new CatalogBuild(
                id,
                name,
                family,
                flavour,
                version,
                createdAt,
                createdBy,
                Collections.unmodifiableMap(byFirmware),
                Collections.unmodifiableSortedMap(byPath),
                notes.stream().map(BuildNote::view).toList());
    }

    /** Path of the loader for BIOS; null when the build has none. */
    public @Nullable String biosLoader() {
        CatalogLoader bios = loaders.get(FirmwareType.BIOS);
        return bios == null ? null : bios.path();
    }

    /** Size of all files together, in bytes. */
    public long size() {
        return files.values().stream().mapToLong(CatalogFile::size).sum();
    }

    /** How many of the files are modules. */
    public long modules() {
        return files.values().stream()
                .filter(file -> file.kind().endsWith("_MODULE"))
                .count();
    }

    /** One line for the audit: what it is, what BIOS machines are sent to, how much of it. */
    String summary() {
        return family
                + (version == null ? "" : " " + version)
                + ", "
                + loaders.entrySet().stream()
                        .map(e -> e.getKey().label() + " " + e.getValue().path())
                        .collect(Collectors.joining(", "))
                + ", " + files.size() + " files, " + size() + " bytes, " + warnings.size() + " warnings";
    }
}
