package io.pxescope.security;

import org.jspecify.annotations.Nullable;

/**
 * A user or a token was made, changed or taken away; published inside the transaction that does it. States hold the role
 * and whether it is enabled, never a secret.
 *
 * @param subjectKind {@code user} or {@code token}
 */
public record AccessChanged(
        String actor,
        String action,
        String subjectKind,
        String subject,
        @Nullable String before,
        @Nullable String after) {}
