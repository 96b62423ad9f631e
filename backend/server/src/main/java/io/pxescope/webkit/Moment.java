package io.pxescope.webkit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as it is written: the time for today, the day before it otherwise.
 *
 * @param utc the full instant, for the hover text
 */
public record Moment(String text, String utc) {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT);

    public static Moment of(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        DateTimeFormatter format = local.toLocalDate().equals(today.toLocalDate())
                ? TODAY
                : local.getYear() == today.getYear() ? THIS_YEAR : EARLIER;
        return new Moment(format.format(local), FULL.format(at.atOffset(ZoneOffset.UTC)));
    }
}
