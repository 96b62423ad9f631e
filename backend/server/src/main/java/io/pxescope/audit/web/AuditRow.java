package io.pxescope.audit.web;

import io.pxescope.audit.AuditEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the page shows it.
 *
 * @param at time of day if it was today, else with the date
 * @param utc the same, whole, in UTC
 */
record AuditRow(
        String at,
        String utc,
        String actor,
        String action,
        String subjectKind,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String requestId) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    static AuditRow of(AuditEntry entry, ZonedDateTime now) {
        ZonedDateTime local = entry.at().atZone(now.getZone());
        boolean today = local.toLocalDate().equals(now.toLocalDate());
        return new AuditRow(
                (today ? TODAY : EARLIER).format(local),
                utc(entry.at()),
                entry.actor(),
                entry.action(),
                entry.subjectKind(),
                entry.subject(),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.requestId());
    }

    static String utc(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
    }
}
