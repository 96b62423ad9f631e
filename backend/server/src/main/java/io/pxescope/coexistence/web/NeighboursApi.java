package io.pxescope.coexistence.web;

import io.pxescope.addressing.Networks;
import io.pxescope.coexistence.RelaySighting;
import io.pxescope.coexistence.ServerSighting;
import io.pxescope.coexistence.Sightings;
import io.pxescope.policy.BootSnapshot;
import io.pxescope.policy.Network;
import io.pxescope.publishing.Snapshots;
import io.pxescope.webkit.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/networks/{name}/neighbours} and {@code /api/v1/relays}: other servers and relays, as heard. */
@RestController
class NeighboursApi {
    private final Networks networks;
    private final Sightings sightings;
    private final Snapshots snapshots;

    NeighboursApi(Networks networks, Sightings sightings, Snapshots snapshots) {
        this.networks = networks;
        this.sightings = sightings;
        this.snapshots = snapshots;
    }

    /** Who else answers on a network, and its relays. */
    record Neighbours(String network, List<Server> servers, List<Relay> relays) {}

    /** @param expected whether addresses on this network come from another server, or nobody is answered here */
    record Server(
            String server,
            boolean expected,
            long won,
            Instant first,
            Instant last,
            @Nullable String lastMac,
            @Nullable String lastAddress) {}

    /** @param network that its packets were matched to, or null */
    record Relay(
            String giaddr,
            @Nullable String network,
            @Nullable String linkSelection,
            @Nullable String circuitId,
            @Nullable String remoteId,
            @Nullable String serverIdOverride,
            String from,
            long messages,
            Instant first,
            Instant last,
            @Nullable String lastMac) {}

    @GetMapping("/api/v1/networks/{name}/neighbours")
    Neighbours of(@PathVariable String name) {
        Network network = networks.named(name)
                .orElseThrow(() ->
                        Refusal.notFound("There is no network called " + name + ". GET /api/v1/networks lists them."));
        boolean expected = network.mode() != Network.Mode.AUTHORITATIVE;
        return new Neighbours(
                network.name(),
                sightings.servers(network.id()).stream()
                        .map(seen -> server(seen, expected))
                        .toList(),
                relays().stream()
                        .filter(relay -> network.name().equals(relay.network()))
                        .toList());
    }

    @GetMapping("/api/v1/relays")
    List<Relay> relays() {
        BootSnapshot snapshot = snapshots.get();
        return sightings.relays().stream().map(seen -> relay(seen, snapshot)).toList();
    }

    private static Server server(ServerSighting seen, boolean expected) {
        return new Server(
                seen.server().toString(),
                expected,
                seen.times(),
                seen.first(),
                seen.last(),
                text(seen.mac()),
                text(seen.address()));
    }

    private static Relay relay(RelaySighting seen, BootSnapshot snapshot) {
        return new Relay(
                seen.giaddr().toString(),
                snapshot.networkOf(seen.selects()).map(Network::name).orElse(null),
                text(seen.link()),
                seen.circuitId(),
                seen.remoteId(),
                text(seen.serverOverride()),
                seen.from(),
                seen.messages(),
                seen.first(),
                seen.last(),
                text(seen.mac()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
