package io.pxescope.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pxescope.catalog.CatalogBuild;
import io.pxescope.catalog.CatalogFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A build in the API.
 *
 * @param family such as {@code pxelinux}
 * @param flavour such as {@code lpxelinux}, or null
 * @param version as the loader's banner says, or null
 * @param biosLoader path of the file BIOS machines are sent to, or null
 * @param loaders firmware ({@code bios}, {@code efi64}, …) → path
 * @param files left out in lists
 * @param size of all files in bytes
 */
record BuildJson(
        long id,
        String name,
        String family,
        @Nullable String flavour,
        @Nullable String version,
        @Nullable String biosLoader,
        Map<String, String> loaders,
        int fileCount,
        long size,
        Instant createdAt,
        String createdBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FileJson> files,
        List<WarningJson> warnings) {

    /** @param original where the file was in the upload */
    record FileJson(String path, long size, String sha256, String original, String kind, String words) {
        static FileJson of(CatalogFile file) {
            return new FileJson(
                    file.path(), file.size(), file.sha256().hex(), file.original(), file.kind(), file.words());
        }
    }

    /** @param code stable word for scripts */
    record WarningJson(String code, String path, String text) {}

    static BuildJson whole(CatalogBuild build) {
        return of(build, build.files().values().stream().map(FileJson::of).toList());
    }

    static BuildJson summary(CatalogBuild build) {
        return of(build, null);
    }

    private static BuildJson of(CatalogBuild build, @Nullable List<FileJson> files) {
        Map<String, String> loaders = new TreeMap<>();
        build.loaders().forEach((firmware, loader) -> loaders.put(firmware.label(), loader.path()));
        return new BuildJson(
                build.id(),
                build.name(),
                build.family(),
                build.flavour(),
                build.version(),
                build.biosLoader(),
                loaders,
                build.files().size(),
                build.size(),
                build.createdAt(),
                build.createdBy(),
                files,
                build.warnings().stream()
                        .map(w -> new WarningJson(w.code(), w.path(), w.text()))
                        .toList());
    }
}
