package io.pxescope.listeners.http;

import io.pxescope.listeners.HttpObserver;
import io.pxescope.listeners.ServedFiles;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What the connections of one listener share. */
record Surroundings(
        HttpSettings settings,
        ServedFiles files,
        HttpObserver observer,
        PhoneHomes phoneHomes,
        Connections connections,
        Clock clock,
        AtomicLong ids,
        AtomicBoolean stopping) {

    Surroundings(HttpSettings settings, ServedFiles files, HttpObserver observer, PhoneHomes phoneHomes, Clock clock) {
        this(
                settings,
                files,
                observer,
                phoneHomes,
                new Connections(settings.maxConnections(), settings.maxConnectionsPerClient()),
                clock,
                new AtomicLong(),
                new AtomicBoolean());
    }
}
