package io.pxescope.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host as an operator writes it; checked when it is stored. Blank is the same as null.
 *
 * @param address IPv4 address reserved for it, or null
 * @param profile name of its own boot profile, or null: the fleet's
 * @param nics at least one
 */
public record HostDraft(
        String name,
        @Nullable String address,
        @Nullable String group,
        boolean enabled,
        @Nullable String profile,
        List<NicDraft> nics) {

    /** An enabled host with nothing filled in. */
    public static final HostDraft EMPTY = new HostDraft("", null, null, true, null, List.of());

    public HostDraft {
        nics = List.copyOf(nics);
    }
}
