package io.pxescope.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loader build of the catalog: its files, and which of them a firmware starts.
 *
 * @param family for example {@code pxelinux}
 * @param flavour for example {@code pxelinux} (the ROM's UDP) or {@code lpxelinux} (its own lwIP)
 * @param loaders the file that each firmware starts
 * @param files by path, relative, with forward slashes
 */
public record Build(
        long id,
        String name,
        String family,
        String flavour,
        String version,
        Map<Firmware, Loader> loaders,
        Map<String, StoredFile> files) {

    public Build {
        loaders = Map.copyOf(loaders);
        files = Map.copyOf(files);
    }

    public @Nullable Loader loader(Firmware firmware) {
        return loaders.get(firmware);
    }

    /** Whether one of its loaders asks with a directory of its own in front; see {@link LoaderKind#hasBuiltInPrefix()}. */
    boolean hasBuiltInPrefix() {
        return loaders.values().stream().anyMatch(loader -> loader.kind().hasBuiltInPrefix());
    }
}
