package io.pxescope.responder;

import io.pxescope.dhcp.OctetString;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.dhcp6.Duid;
import io.pxescope.net.IpAddress;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which machine sent a DHCPv6 message. No field of it must hold a MAC address, so it is looked for where clients and
 * relays leave one.
 *
 * @param how where it was found, in words
 */
public record Dhcp6Machine(MacAddress mac, String how) {

    private static final int ETHERNET = 1;

    /**
     * Looks in option 79 of the relay next to the client (RFC 6939), in the interface identifier of the client's
     * link-local address, and in its DUID, in this order; the first one that is a known host's wins, since a DUID may
     * hold another card's address. Empty where none of them tells.
     */
    public static Optional<Dhcp6Machine> of(Dhcp6Packet packet, IpAddress from, BootSnapshot snapshot) {
        List<Dhcp6Machine> found = new ArrayList<>();
        packet.nearest()
                .flatMap(relay -> relay.options().get(Dhcp6OptionCode.CLIENT_LINK_LAYER_ADDRESS))
                .flatMap(Dhcp6Machine::ethernet)
                .ifPresent(mac -> found.add(new Dhcp6Machine(mac, "by the relay's word (option 79)")));
        IpAddress client = packet.nearest().<IpAddress>map(RelayHop::peer).orElse(from);
        if (client instanceof Ipv6Address address && address.isLinkLocal()) {
            address.eui64Mac()
                    .ifPresent(mac -> found.add(new Dhcp6Machine(mac, "by its link-local address " + address)));
        }
        packet.message()
                .options()
                .duid(Dhcp6OptionCode.CLIENT_ID)
                .flatMap(Duid::mac)
                .ifPresent(mac -> found.add(new Dhcp6Machine(mac, "by its DUID")));
        return found.stream()
                .filter(machine -> snapshot.host(machine.mac()) != null)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static Optional<MacAddress> ethernet(OctetString value) {
        return value.length() == 8 && value.uint16(0) == ETHERNET
                ? Optional.of(MacAddress.ofBytes(value.slice(2, 8).toBytes()))
                : Optional.empty();
    }
}
