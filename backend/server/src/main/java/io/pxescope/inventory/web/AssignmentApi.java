package io.pxescope.inventory.web;

import io.pxescope.inventory.AssignmentDraft;
import io.pxescope.inventory.Assignments;
import io.pxescope.inventory.ProfileNames;
import io.pxescope.webkit.Refusal;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/hosts/{host}/assignment}: a test build for one host. */
@RestController
@RequestMapping("/api/v1/hosts/{host}/assignment")
class AssignmentApi {
    private final Assignments assignments;
    private final ProfileNames profiles;

    AssignmentApi(Assignments assignments, ProfileNames profiles) {
        this.assignments = assignments;
        this.profiles = profiles;
    }

    /** @param until a time with its offset, e.g. {@code 2026-11-22T09:00:00Z} */
    record Wish(
            @Nullable String build,
            @Nullable String profile,
            @Nullable Integer boots,
            @Nullable String until,
            @Nullable String reason) {

        AssignmentDraft draft() {
            return new AssignmentDraft(build == null ? "" : build, profile, boots, instant(until), reason);
        }

        private static @Nullable Instant instant(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return OffsetDateTime.parse(text.strip()).toInstant();
            } catch (DateTimeParseException unreadable) {
                throw Refusal.invalid(
                        "until", "\"" + text + "\" is not a time with its offset, as 2026-11-22T09:00:00Z.");
            }
        }
    }

    @PutMapping
    AssignmentJson assign(@PathVariable String host, @RequestBody Wish wish, Principal actor) {
        return AssignmentJson.of(assignments.assign(host, wish.draft(), actor.getName()), new ProfileLookup(profiles));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String host, @RequestParam @Nullable String reason, Principal actor) {
        assignments.release(host, reason, actor.getName());
    }
}
