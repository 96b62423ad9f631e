package io.pxescope.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A boot profile as the rest of the house sees it.
 *
 * @param kernel null for local boot
 * @param initrd null where there is none
 * @param append the kernel's command line with placeholders; null for local boot
 * @param transport how its files are fetched by a loader that can choose
 */
public record CatalogProfile(
        long id,
        String name,
        @Nullable NamedFile kernel,
        @Nullable NamedFile initrd,
        @Nullable String append,
        Transport transport,
        Instant createdAt,
        String createdBy) {

    /**
     * A file of a profile.
     *
     * @param name letters, digits and {@code . _ + -} only; kernel and initrd of one profile differ in it
     * @param size in bytes
     */
    public record NamedFile(String name, Sha256 sha256, long size) {}

    /** Whether the machine goes on to its disk. */
    public boolean localBoot() {
        return kernel == null;
    }

    /** One line for the audit: the files by hash, and the command line. */
    String summary() {
        if (kernel == null) {
            return "local boot";
        }
        return "kernel " + kernel.name() + " " + kernel.sha256()
                + (initrd == null ? "" : ", initrd " + initrd.name() + " " + initrd.sha256())
                + (append == null ? "" : ", append " + append)
                + ", files over " + transport;
    }
}
