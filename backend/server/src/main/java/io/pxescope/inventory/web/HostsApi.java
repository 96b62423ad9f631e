package io.pxescope.inventory.web;

import io.pxescope.inventory.HostDraft;
import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.ProfileNames;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/hosts}: the inventory. A host is named by its name, or a MAC of it in any notation. */
@RestController
@RequestMapping("/api/v1/hosts")
class HostsApi {
    private final Hosts hosts;
    private final ProfileNames profiles;

    HostsApi(Hosts hosts, ProfileNames profiles) {
        this.hosts = hosts;
        this.profiles = profiles;
    }

    @GetMapping
    List<HostJson> all() {
        ProfileLookup names = new ProfileLookup(profiles);
        return hosts.all().stream().map(host -> HostJson.of(host, names)).toList();
    }

    @GetMapping("/{host}")
    HostJson one(@PathVariable String host) {
        return json(hosts.require(host));
    }

    @PostMapping
    ResponseEntity<HostJson> create(@RequestBody Map<String, Object> body, Principal actor) {
        HostView created = hosts.create(HostFields.applied(body, HostDraft.EMPTY), actor.getName());
        return ResponseEntity.created(URI.create("/api/v1/hosts/" + created.name()))
                .body(json(created));
    }

    @PatchMapping("/{host}")
    HostJson change(@PathVariable String host, @RequestBody Map<String, Object> body, Principal actor) {
        return json(hosts.change(host, draft -> HostFields.applied(body, draft), actor.getName()));
    }

    @DeleteMapping("/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String host, Principal actor) {
        hosts.delete(host, actor.getName());
    }

    private HostJson json(HostView host) {
        return HostJson.of(host, new ProfileLookup(profiles));
    }
}
