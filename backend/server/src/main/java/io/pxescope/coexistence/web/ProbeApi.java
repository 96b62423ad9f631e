package io.pxescope.coexistence.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pxescope.coexistence.ProbeResult;
import io.pxescope.coexistence.ProbeWish;
import io.pxescope.coexistence.Probes;
import io.pxescope.probe.ProbeOffer;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/hosts/{host}/probe}: asks the network in a host's name, and answers with what came. */
@RestController
class ProbeApi {
    private final Probes probes;

    ProbeApi(Probes probes) {
        this.probes = probes;
    }

    /** As {@link ProbeWish}. */
    record Wish(
            @Nullable String mode,
            @JsonProperty("interface") @Nullable String interfaceName,
            @Nullable List<String> servers,
            @Nullable String network,
            @Nullable String arch,
            @Nullable String mac,
            @Nullable Integer seconds,
            @Nullable String reason) {

        ProbeWish wish() {
            return new ProbeWish(mode, interfaceName, servers, network, arch, mac, seconds, reason);
        }
    }

    /**
     * A probe's result.
     *
     * @param silent whether nobody but this server offered anything to what was asked, seen from the vantage point
     * @param ours what this server would answer by its own rules; it was not sent
     */
    record Probe(
            long id,
            String host,
            Instant at,
            String by,
            String mode,
            String vantage,
            int seconds,
            boolean silent,
            String summary,
            List<String> servers,
            List<ProbeResult.Asked> asked,
            List<ProbeOffer> offers,
            List<ProbeResult.Own> ours) {

        static Probe of(ProbeResult result) {
            return new Probe(
                    result.id(),
                    result.host(),
                    result.at(),
                    result.by(),
                    result.mode(),
                    result.vantage(),
                    result.seconds(),
                    result.offers().isEmpty(),
                    result.summary(),
                    result.servers(),
                    result.asked(),
                    result.offers(),
                    result.own());
        }
    }

    @PostMapping("/api/v1/hosts/{host}/probe")
    Probe probe(@PathVariable String host, @RequestBody(required = false) @Nullable Wish wish, Principal actor) {
        return Probe.of(probes.run(host, wish == null ? ProbeWish.PLAIN : wish.wish(), actor.getName()));
    }

    @GetMapping("/api/v1/hosts/{host}/probes")
    List<Probe> all(@PathVariable String host) {
        return probes.of(host).stream().map(Probe::of).toList();
    }
}
