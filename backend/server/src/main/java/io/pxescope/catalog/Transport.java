package io.pxescope.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a loader fetches the kernel and initrd of a profile, where it can choose. */
public enum Transport {
    TFTP,
    HTTP;

    /** In the API, in forms and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the key; nothing given is TFTP, which every loader speaks.
     *
     * @throws CatalogProblem for any other word
     */
    public static Transport of(@Nullable String given) {
        String key = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        Optional<Transport> known = Arrays.stream(values())
                .filter(transport -> transport.key().equals(key))
                .findFirst();
        if (known.isEmpty() && !key.isEmpty()) {
            throw CatalogProblem.invalid("transport", "A profile's files are fetched over tftp or http.");
        }
        return known.orElse(TFTP);
    }
}
