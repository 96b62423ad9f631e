package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is booted after the loader: a kernel, or the local disk.
 *
 * @param kernel null for local boot
 * @param append the kernel's command line, with placeholders such as {@code {{host}}}; see {@link ConfigRenderer}
 */
public record Profile(
        long id,
        String name,
        @Nullable NamedFile kernel,
        @Nullable NamedFile initrd,
        @Nullable String append) {

    /** A file under the name it is asked for by. */
    public record NamedFile(String name, StoredFile file) {}

    public boolean localBoot() {
        return kernel == null;
    }
}
