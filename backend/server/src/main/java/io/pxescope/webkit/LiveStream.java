package io.pxescope.webkit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that follows a page. Whatever happens between two turns is told as one change, so a slow
 * browser gets fewer and larger steps, never a backlog.
 */
final class LiveStream {
    /** Told apart, since a browser reads a table's row after a heading as nothing. */
    private static final String BETWEEN = "\n<!-- -->\n";

    private static final long BEAT_EVERY_MS = 15_000;
    private static final long LOOK_AGAIN_MS = 1_000;

    private final SseEmitter emitter;
    private final LiveTopic.Page page;
    private final PartRenderer renderer;
    private final Changes changes = new Changes();
    private final AtomicBoolean dirty = new AtomicBoolean(true);
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long lookedAt;
    private volatile long sentAt;

    LiveStream(SseEmitter emitter, LiveTopic.Page page, PartRenderer renderer, long after) {
        this.emitter = emitter;
        this.page = page;
        this.renderer = renderer;
        Frame frame = page.frame();
        if (frame.seq() == after) {
            changes.assume(frame);
        }
    }

    void markDirty() {
        dirty.set(true);
    }

    /** Takes the turn if there is something to look at and no turn is running. */
    boolean begin(long nowMs) {
        boolean due = dirty.get() || nowMs - lookedAt >= LOOK_AGAIN_MS;
        return due && busy.compareAndSet(false, true);
    }

    /** Gives a turn back that was taken and not used. */
    void release() {
        busy.set(false);
    }

    /** One turn; may block on the browser's connection. */
    void turn(long nowMs) {
        try {
            dirty.set(false);
            lookedAt = nowMs;
            Frame frame = page.frame();
            tell(frame, changes.next(frame), nowMs);
            if (frame.over()) {
                emitter.send(SseEmitter.event().name("end").data("over"));
                emitter.complete();
            } else if (nowMs - sentAt >= BEAT_EVERY_MS) {
                emitter.send(SseEmitter.event().name("beat").data(nowMs));
                sentAt = nowMs;
            }
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        } finally {
            busy.set(false);
        }
    }

    private void tell(Frame frame, Changes.Delta delta, long nowMs) throws IOException {
        if (delta.nothing()) {
            return;
        }
        String id = Long.toString(frame.seq());
        if (!delta.parts().isEmpty()) {
            String html = delta.parts().stream().map(renderer::html).collect(Collectors.joining(BETWEEN));
            emitter.send(SseEmitter.event().name("patch").data(html, MediaType.TEXT_PLAIN));
        }
        if (!delta.lists().isEmpty()) {
            emitter.send(SseEmitter.event().name("order").data(delta.lists(), MediaType.APPLICATION_JSON));
        }
        if (!delta.axis().isEmpty()) {
            emitter.send(SseEmitter.event().name("axis").data(delta.axis(), MediaType.APPLICATION_JSON));
        }
        if (!delta.say().isEmpty()) {
            emitter.send(SseEmitter.event().name("say").data(delta.say(), MediaType.TEXT_PLAIN));
        }
        emitter.send(SseEmitter.event().id(id).name("beat").data(nowMs));
        sentAt = nowMs;
    }

    void complete() {
        emitter.complete();
    }
}
