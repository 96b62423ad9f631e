package io.pxescope.inventory.web;

import io.pxescope.inventory.AssignmentDraft;
import io.pxescope.webkit.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The form that gives a host a build of its own.
 *
 * @param until {@code next} (one boot), {@code boots} (so many), {@code time}, or {@code released}
 * @param boots how many, as typed
 * @param time local to the panel, as a browser sends it: {@code 2026-11-22T18:00}
 */
record AssignForm(
        @Nullable String host,
        @Nullable String build,
        @Nullable String profile,
        @Nullable String until,
        @Nullable String boots,
        @Nullable String time,
        @Nullable String reason) {

    /** @throws Refusal where the form contradicts itself */
    AssignmentDraft draft(ZoneId zone) {
        return new AssignmentDraft(words(build), blankToNull(profile), count(), end(zone), blankToNull(reason));
    }

    private @Nullable Integer count() {
        String kind = words(until);
        if (kind.equals("next")) {
            return 1;
        }
        if (!kind.equals("boots")) {
            return null;
        }
        try {
            return Integer.valueOf(words(boots));
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("Say for how many boots, as a number.");
        }
    }

    private @Nullable Instant end(ZoneId zone) {
        if (!words(until).equals("time")) {
            return null;
        }
        try {
            return LocalDateTime.parse(words(time)).atZone(zone).toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.invalid("Say until when, as date and time.");
        }
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        String words = words(text);
        return words.isEmpty() ? null : words;
    }
}
