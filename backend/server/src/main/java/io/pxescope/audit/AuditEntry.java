package io.pxescope.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recorded change.
 *
 * @param id grows with time
 * @param requestId of the request that made the change; null if the panel acted by itself
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectKind,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String requestId) {}
