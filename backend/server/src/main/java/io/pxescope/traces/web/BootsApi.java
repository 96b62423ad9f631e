package io.pxescope.traces.web;

import io.pxescope.net.MacAddress;
import io.pxescope.trace.BootState;
import io.pxescope.traces.BootQuery;
import io.pxescope.traces.Boots;
import io.pxescope.traces.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /api/v1/boots}: traces, newest first, and their events, live where asked for as a stream. */
@RestController
@RequestMapping("/api/v1/boots")
class BootsApi {
    private final Boots boots;
    private final EventJson json;
    private final EventStreams streams;
    private final Clock clock;

    BootsApi(Boots boots, EventJson json, EventStreams streams, Clock clock) {
        this.boots = boots;
        this.json = json;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping
    List<BootSummaryJson> list(
            @RequestParam @Nullable String host,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String since,
            @RequestParam @Nullable String build,
            @RequestParam @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        String machine = host == null
                ? null
                : MacAddress.tryParse(host).map(MacAddress::toString).orElse(host);
        BootQuery query = new BootQuery(machine, states(state), since(since), build, null, null, before, limit);
        return boots.newest(query).stream().map(BootSummaryJson::of).toList();
    }

    @GetMapping("/{id}")
    BootJson one(@PathVariable long id) {
        return boots.find(id).map(BootJson::of).orElseThrow(() -> noBoot(id));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    List<EventEnvelope> events(@PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        requireBoot(id);
        return boots.events(id, after).stream()
                .map(stored -> EventEnvelope.of(stored, json))
                .toList();
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @PathVariable long id, @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String lastEventId) {
        requireBoot(id);
        try {
            return streams.open(id, Long.parseLong(lastEventId));
        } catch (NumberFormatException noNumber) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Last-Event-ID is the number of an event, not " + lastEventId);
        }
    }

    private Set<BootState> states(@Nullable String text) {
        Set<BootState> states = new LinkedHashSet<>();
        if (text != null && !text.isBlank()) {
            for (String name : text.split(",")) {
                states.add(Arrays.stream(BootState.values())
                        .filter(state -> state.key().equals(name.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.BAD_REQUEST,
                                "state is booting, silent, passed or failed, not " + name.strip())));
            }
        }
        return states;
    }

    /** An instant, or how long ago: {@code 24h}, {@code 15m}, {@code 7d}. */
    private @Nullable Instant since(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String period = text.strip().toUpperCase(Locale.ROOT);
            return period.matches("[0-9]+[DHMS]")
                    ? clock.instant().minus(Duration.parse(period.endsWith("D") ? "P" + period : "PT" + period))
                    : Instant.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "since is a time like 2026-11-22T09:00:00Z or a period like 24h, not " + text);
        }
    }

    private void requireBoot(long id) {
        if (boots.find(id).isEmpty()) {
            throw noBoot(id);
        }
    }

    private static ResponseStatusException noBoot(long id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no boot " + id + ".");
    }
}
