package io.pxescope.inventory.web;

import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.webkit.Finder;
import io.pxescope.webkit.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds hosts by name, MAC in any notation, or address. */
@Component
class HostFinder implements Finder {
    private final Hosts hosts;

    HostFinder(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<Found> find(String words) {
        Optional<HostView> exact = hosts.find(words);
        if (exact.isPresent()) {
            return List.of(found(exact.get(), true));
        }
        String low = words.toLowerCase(Locale.ROOT);
        return hosts.all().stream()
                .filter(host -> (host.name() + " " + host.address())
                        .toLowerCase(Locale.ROOT)
                        .contains(low))
                .limit(10)
                .map(host -> found(host, words.equals(String.valueOf(host.address()))))
                .toList();
    }

    private static Found found(HostView host, boolean exact) {
        String macs = host.nics().stream().map(nic -> nic.mac().toString()).collect(Collectors.joining(", "));
        return new Found("Host", Shown.text(host.name()), macs, "/hosts/" + host.name(), exact);
    }
}
