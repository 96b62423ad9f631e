package io.pxescope.coexistence.web;

import io.pxescope.coexistence.RelaySighting;
import io.pxescope.coexistence.ServerSighting;
import io.pxescope.webkit.Moment;
import io.pxescope.webkit.Quantity;
import io.pxescope.webkit.Shown;
import io.pxescope.webkit.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Other servers and relays as the pages of networks show them. */
final class NeighbourViews {
    private NeighbourViews() {}

    /** @param empty what to say where there is none */
    record Servers(List<Server> rows, String empty) {}

    record Server(
            Status status, String sentence, String server, String times, Moment first, Moment last, String machine) {}

    /** @param hint what a reader looks for here */
    record Relays(List<Relay> rows, String hint) {}

    /** @param network empty where it matches none */
    record Relay(
            String giaddr,
            String sentence,
            String network,
            String circuit,
            String remote,
            String link,
            String override,
            String messages,
            String from,
            String machine,
            Moment first,
            Moment last) {}

    static Server server(ServerSighting seen, String mode, Instant now, ZoneId zone) {
        String times = seen.times() == 1 ? "once" : Quantity.count(seen.times()) + " times";
        String last = ", last " + Ago.of(seen.last(), now);
        boolean second = mode.equals("authoritative");
        return new Server(
                second ? Status.warn("second server") : Status.note("expected"),
                second
                        ? "A second server, " + seen.server() + ", won " + times + last + "."
                        : "Addresses come from " + seen.server() + ": taken " + times + last + ".",
                seen.server().toString(),
                times,
                Moment.of(seen.first(), now, zone),
                Moment.of(seen.last(), now, zone),
                text(seen.mac()) + (seen.address() == null ? "" : " asked for " + seen.address()));
    }

    static Relay relay(RelaySighting seen, String network, Instant now, ZoneId zone) {
        return new Relay(
                seen.giaddr().toString(),
                seen.giaddr() + " last forwarded " + Ago.of(seen.last(), now),
                network,
                shown(seen.circuitId()),
                shown(seen.remoteId()),
                text(seen.link()),
                text(seen.serverOverride()),
                Quantity.count(seen.messages()),
                seen.from(),
                text(seen.mac()),
                Moment.of(seen.first(), now, zone),
                Moment.of(seen.last(), now, zone));
    }

    private static String shown(@Nullable String wire) {
        return wire == null ? "" : Shown.text(wire);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
