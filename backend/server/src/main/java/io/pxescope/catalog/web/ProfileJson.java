package io.pxescope.catalog.web;

import io.pxescope.catalog.CatalogProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A boot profile in the API.
 *
 * @param kernel null for local boot
 * @param transport {@code tftp} or {@code http}: how its files are fetched by a loader that can choose
 */
record ProfileJson(
        long id,
        String name,
        boolean localBoot,
        @Nullable FileJson kernel,
        @Nullable FileJson initrd,
        @Nullable String append,
        String transport,
        Instant createdAt,
        String createdBy) {

    /** Kernel or initrd. */
    record FileJson(String name, long size, String sha256) {
        static @Nullable FileJson of(CatalogProfile.@Nullable NamedFile file) {
            return file == null
                    ? null
                    : new FileJson(file.name(), file.size(), file.sha256().hex());
        }
    }

    static ProfileJson of(CatalogProfile profile) {
        return new ProfileJson(
                profile.id(),
                profile.name(),
                profile.localBoot(),
                FileJson.of(profile.kernel()),
                FileJson.of(profile.initrd()),
                profile.append(),
                profile.transport().key(),
                profile.createdAt(),
                profile.createdBy());
    }
}
