package io.pxescope.policy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Over what a machine's loader is told to fetch the files of its profile: HTTP where the profile asks for it and the
 * loader can, else TFTP.
 *
 * @param because in words for an operator; empty where the profile asks for nothing but TFTP
 */
public record FilesOver(Transport transport, String because) {

    /** @param loader what the machine started, or null where that is no longer known: then every loader of the build has to be able to */
    public static FilesOver of(Profile profile, Build build, @Nullable Loader loader) {
        if (profile.localBoot() || profile.transport() == Transport.TFTP) {
            return new FilesOver(Transport.TFTP, "");
        }
        Collection<Loader> asking = loader == null ? build.loaders().values() : List.of(loader);
        return asking.stream()
                .map(one -> one.kind().whyNotHttp())
                .filter(Objects::nonNull)
                .findFirst()
                .map(why -> new FilesOver(Transport.TFTP, "files over TFTP, though the profile asks for HTTP: " + why))
                .orElseGet(() -> new FilesOver(Transport.HTTP, "files over HTTP"));
    }

    /** The same as a sentence of its own. */
    String sentence() {
        return because.substring(0, 1).toUpperCase(Locale.ROOT) + because.substring(1) + ".";
    }

    public boolean http() {
        return transport == Transport.HTTP;
    }
}
