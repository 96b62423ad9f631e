package io.pxescope.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The file of a build that machines of one firmware are sent to.
 *
 * @param path within the build
 * @param family such as {@code grub}; see {@link io.pxescope.bootfile.LoaderFamily#label()}
 * @param flavour {@code pxelinux}, {@code lpxelinux} or {@code efi}; null outside the Syslinux family
 */
public record CatalogLoader(
        String path, String family, @Nullable String flavour) {}
