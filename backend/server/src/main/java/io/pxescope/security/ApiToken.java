package io.pxescope.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token's record; the token itself is known only to whoever was given it. */
public record ApiToken(
        String name,
        Role role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
