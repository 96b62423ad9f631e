package io.pxescope.listeners;

import io.pxescope.listeners.http.PhoneHomes;
import io.pxescope.policy.BootPath;
import io.pxescope.policy.BootToken;
import io.pxescope.policy.BootTokens;
import io.pxescope.trace.BootEvent;
import io.pxescope.trace.BootEventSink;
import java.time.Clock;
import java.time.Instant;

/** Takes the calls of booted systems and tells them in their traces. */
final class PhoneHome implements PhoneHomes {
    private final BootTokens tokens;
    private final BootSessions sessions;
    private final BootEventSink sink;
    private final Clock clock;

    PhoneHome(BootTokens tokens, BootSessions sessions, BootEventSink sink, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public boolean called(String path, String from) {
        BootPath split = BootPath.of(path);
        Instant now = clock.instant();
        BootToken token =
                split.token() == null || !split.name().equals(BootUrls.UP) ? null : tokens.read(split.token(), now);
        if (token == null) {
            return false;
        }
        sessions.systemUp(token.mac(), now);
        sink.accept(token.boot(), new BootEvent.PhonedHome(now, from));
        return true;
    }
}
