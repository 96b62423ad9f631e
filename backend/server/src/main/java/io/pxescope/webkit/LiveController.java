package io.pxescope.webkit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes of one page, by its topic. */
@RestController
class LiveController {
    private final List<LiveTopic> topics;
    private final LiveStreams streams;

    LiveController(List<LiveTopic> topics, LiveStreams streams) {
        this.topics = List.copyOf(topics);
        this.streams = streams;
    }

    /**
     * @param after the newest event in the page as it was rendered
     * @param last what a browser that lost its connection had seen; wins over {@code after}
     */
    @GetMapping(path = "/events")
    ResponseEntity<SseEmitter> events(
            @RequestParam String topic,
            @RequestParam(defaultValue = "-1") long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            HttpServletResponse response) {
        Optional<LiveTopic.Page> page =
                topics.stream().flatMap(t -> t.open(topic).stream()).findFirst();
        if (page.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        if (streams.full()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "30")
                    .build();
        }
        response.setHeader("X-Accel-Buffering", "no");
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(streams.follow(page.get(), Objects.requireNonNullElse(last, after)));
    }
}
