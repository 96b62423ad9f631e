package io.pxescope.coexistence.web;

import io.pxescope.coexistence.KeaPreview;
import io.pxescope.coexistence.KeaServers;
import io.pxescope.coexistence.KeaSilence;
import io.pxescope.coexistence.web.KeaCards.Kea;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/kea-servers}, and the ticket of a host applied to one of them. */
@RestController
class KeaApi {
    private final KeaServers servers;
    private final KeaSilence silence;
    private final KeaCards cards;

    KeaApi(KeaServers servers, KeaSilence silence, KeaCards cards) {
        this.servers = servers;
        this.silence = silence;
        this.cards = cards;
    }

    /** A control agent as somebody typed it; the password is taken and never given back. */
    record Draft(
            @Nullable String name,
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Kea " + name + " at " + url;
        }
    }

    /** @param fingerprint of the preview that is applied */
    record Apply(
            @Nullable Boolean undo,
            @Nullable String fingerprint,
            @Nullable Boolean write,
            @Nullable String reason) {}

    record Done(String done) {}

    @GetMapping("/api/v1/kea-servers")
    List<Kea> all() {
        return cards.all();
    }

    @PostMapping("/api/v1/kea-servers")
    @ResponseStatus(HttpStatus.CREATED)
    Kea add(@RequestBody Draft draft, Principal actor) {
        return Kea.of(servers.add(
                Objects.requireNonNullElse(draft.name(), ""),
                Objects.requireNonNullElse(draft.url(), ""),
                draft.user(),
                draft.password(),
                actor.getName()));
    }

    @DeleteMapping("/api/v1/kea-servers/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, Principal actor) {
        servers.remove(name, actor.getName());
    }

    @PostMapping("/api/v1/hosts/{host}/ticket/kea/{server}/preview")
    KeaPreview preview(
            @PathVariable String host,
            @PathVariable String server,
            @RequestParam(defaultValue = "false") boolean undo) {
        return silence.preview(server, host, undo);
    }

    @PostMapping("/api/v1/hosts/{host}/ticket/kea/{server}/apply")
    Done apply(@PathVariable String host, @PathVariable String server, @RequestBody Apply apply, Principal actor) {
        return new Done(silence.apply(
                server,
                host,
                Boolean.TRUE.equals(apply.undo()),
                apply.fingerprint(),
                Boolean.TRUE.equals(apply.write()),
                actor.getName(),
                apply.reason()));
    }
}
