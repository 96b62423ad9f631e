package io.pxescope.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The system that a machine ends in: it gets itself an address and reports back where its command line says so. */
final class SystemScript {

    /** A URL of the command line whose last step is {@code up}, with or without a key in front. */
    private static final Pattern PHONE_HOME = Pattern.compile("(?:^|[\\s=])(http://[^\\s\"']+/up)(?=$|\\s|[\"'])");

    private static final int TRIES = 3;

    private SystemScript() {}

    /** @param commandLine of the kernel; null for a system from disk. Completes when the system is up. */
    static CompletableFuture<Void> run(Station station, @Nullable String commandLine) {
        Duration least = Duration.ofMillis(commandLine == null ? 5000 : 2500);
        return station.take(least, least.multipliedBy(2))
                .thenCompose(started -> station.address(DhcpManner.SYSTEM))
                .thenCompose(lease -> report(station, commandLine, lease));
    }

    private static CompletableFuture<Void> report(
            Station station, @Nullable String commandLine, Optional<BootLease> lease) {
        URI url = commandLine == null ? null : phoneHome(commandLine);
        if (lease.isEmpty()) {
            station.print("No DHCP lease; the system is up without a network");
        }
        if (url == null || lease.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return station.take(Duration.ofMillis(200), Duration.ofMillis(900))
                .thenCompose(ready -> call(station, url, lease.get(), 1));
    }

    private static CompletableFuture<Void> call(Station station, URI url, BootLease lease, int tries) {
        return station.get(url, lease.address()).thenCompose(answer -> {
            station.print("GET " + url + ": " + answer.text());
            return answer.status() != 0 || tries == TRIES
                    ? CompletableFuture.completedFuture(null)
                    : station.take(Duration.ofSeconds(2), Duration.ofSeconds(3))
                            .thenCompose(again -> call(station, url, lease, tries + 1));
        });
    }

    static @Nullable URI phoneHome(String commandLine) {
        Matcher match = PHONE_HOME.matcher(commandLine);
        return match.find() ? URI.create(match.group(1)) : null;
    }
}
