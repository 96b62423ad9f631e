package io.pxescope.coexistence;

import io.pxescope.inventory.HostView;
import io.pxescope.inventory.Hosts;
import io.pxescope.inventory.NicView;
import io.pxescope.net.Ipv4Address;
import io.pxescope.ticket.Ticket;
import io.pxescope.webkit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes the ticket of a host from what the inventory knows, and under which address relays reach this panel. */
@Service
public class Tickets {
    private final Hosts hosts;
    private final ProbeWire wire;

    Tickets(Hosts hosts, ProbeWire wire) {
        this.hosts = hosts;
        this.wire = wire;
    }

    /**
     * The ticket of a host.
     *
     * @param address that relays are to forward to; null: the first that is served
     * @throws Refusal when there is no such host, or the address is none
     */
    public Ticket of(String host, @Nullable String address) {
        HostView found = hosts.require(host);
        return Ticket.of(found.name(), found.nics().stream().map(NicView::mac).toList(), ours(address));
    }

    private @Nullable Ipv4Address ours(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return wire.places().stream()
                    .findFirst()
                    .map(ProbeWire.Place::address)
                    .orElse(null);
        }
        return Ipv4Address.tryParse(address)
                .filter(Ipv4Address::isUnicast)
                .orElseThrow(() -> Refusal.invalid("address", "\"" + address + "\" is no IPv4 address."));
    }
}
