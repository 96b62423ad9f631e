package io.pxescope.inventory.web;

import io.pxescope.inventory.ProfileNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Names of profiles for one answer, each asked for once. */
final class ProfileLookup implements LongFunction<@Nullable String> {
    private final ProfileNames profiles;
    private final Map<Long, Optional<String>> known = new HashMap<>();

    ProfileLookup(ProfileNames profiles) {
        this.profiles = profiles;
    }

    @Override
    public @Nullable String apply(long id) {
        return known.computeIfAbsent(id, profiles::nameOf).orElse(null);
    }
}
