package io.pxescope.addressing.web;

import io.pxescope.addressing.Leases;
import io.pxescope.addressing.Leases.LeaseView;
import io.pxescope.addressing.Networks;
import io.pxescope.net.Ipv4Address;
import io.pxescope.policy.Network;
import io.pxescope.webkit.Refusal;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/networks}: subnets and what is leased on them. */
@RestController
@RequestMapping("/api/v1/networks")
class NetworksApi {

    private static final int MOST_LEASES = 10_000;

    private final Networks networks;
    private final Leases leases;

    NetworksApi(Networks networks, Leases leases) {
        this.networks = networks;
        this.leases = leases;
    }

    @GetMapping
    List<NetworkJson> all() {
        return networks.all().stream().map(this::told).toList();
    }

    @PostMapping
    ResponseEntity<NetworkJson> create(@RequestBody NetworkJson.Draft draft, Principal actor) {
        Network network = networks.create(draft.draft(), actor.getName(), draft.reason());
        return ResponseEntity.created(URI.create("/api/v1/networks/" + network.name()))
                .body(told(network));
    }

    @GetMapping("/{name}")
    NetworkJson get(@PathVariable String name) {
        return told(find(name));
    }

    @PatchMapping("/{name}")
    NetworkJson change(@PathVariable String name, @RequestBody NetworkJson.Draft draft, Principal actor) {
        return told(networks.change(name, draft.draft(), actor.getName(), draft.reason()));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, @RequestParam(required = false) @Nullable String reason, Principal actor) {
        networks.delete(name, actor.getName(), reason);
    }

    /**
     * Leases in the order of their addresses.
     *
     * @param after the last address of the answer before, to go on
     */
    @GetMapping("/{name}/leases")
    List<LeaseView> leases(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Ipv4Address begin = after == null ? null : Ipv4Address.parse(after);
        return leases.of(find(name).id(), begin, Math.max(1, Math.min(limit, MOST_LEASES)));
    }

    /** IPv6 leases in the order of their addresses. */
    @GetMapping("/{name}/leases6")
    List<LeaseView> leases6(@PathVariable String name, @RequestParam(defaultValue = "1000") int limit) {
        return leases.ofIpv6(find(name).id(), Math.max(1, Math.min(limit, MOST_LEASES)));
    }

    private Network find(String name) {
        return networks.named(name)
                .orElseThrow(() ->
                        Refusal.notFound("There is no network called " + name + ". GET /api/v1/networks lists them."));
    }

    private NetworkJson told(Network network) {
        return NetworkJson.of(network, leases.fill(network));
    }
}
