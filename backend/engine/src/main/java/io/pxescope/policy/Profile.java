package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is booted after the loader: a kernel, or the local disk.
 *
 * @param kernel null for local boot
 * @param append the kernel's command line, with placeholders such as {@code {{host}}}; see {@link ConfigRenderer}
 * @param transport over what kernel and initrd are fetched, by a loader that can choose; see {@link FilesOver}
 */
public record Profile(
        long id,
        String name,
        @Nullable NamedFile kernel,
        @Nullable NamedFile initrd,
        @Nullable String append,
        Transport transport) {

    /** A profile whose files are fetched over TFTP. */
    public Profile(
            long id, String name, @Nullable NamedFile kernel, @Nullable NamedFile initrd, @Nullable String append) {
        this(id, name, kernel, initrd, append, Transport.TFTP);
    }

    /** A file under the name it is asked for by. */
    public record NamedFile(String name, StoredFile file) {}

    public boolean localBoot() {
        return kernel == null;
    }
}
