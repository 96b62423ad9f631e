package io.pxescope.coexistence.web;

import io.pxescope.coexistence.KeaServer;
import io.pxescope.coexistence.KeaServers;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The known Kea control agents, as pages and the API show them: without their passwords. */
@Component
class KeaCards {
    private final KeaServers servers;

    KeaCards(KeaServers servers) {
        this.servers = servers;
    }

    /** @param user empty: no authentication */
    record Kea(String name, String url, String user) {
        static Kea of(KeaServer server) {
            return new Kea(server.name(), server.url().toString(), Objects.requireNonNullElse(server.user(), ""));
        }
    }

    List<Kea> all() {
        return servers.all().stream().map(Kea::of).toList();
    }
}
