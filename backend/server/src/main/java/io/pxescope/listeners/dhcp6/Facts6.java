package io.pxescope.listeners.dhcp6;

import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6OptionCode;
import io.pxescope.dhcp6.Dhcp6Options;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.dhcp6.Dhcp6Packet.RelayHop;
import io.pxescope.dhcp6.Duid;
import io.pxescope.dhcp6.IaAddress;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.WireText;
import io.pxescope.pxe.Dhcp6Client;
import io.pxescope.trace.DhcpFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads out of a DHCPv6 packet what a trace keeps of it. */
final class Facts6 {
    private Facts6() {}

    /**
     * @param netboot of an answer: whether it answers a PXE or HTTP boot client
     * @param recognised how the machine was recognised, of a client's message
     */
    static DhcpFacts of(Dhcp6Packet packet, int size, boolean netboot, @Nullable String recognised) {
        Dhcp6Message message = packet.message();
        List<DhcpFacts.Option> options = new ArrayList<>();
        for (int i = 0; i < packet.relays().size(); i++) {
            RelayHop hop = packet.relays().get(i);
            options.add(new DhcpFacts.Option(
                    "relay " + (packet.relays().size() - i),
                    "link " + hop.link() + ", peer " + hop.peer() + ", hop count " + hop.hopCount()));
            add(options, hop.options());
        }
        if (recognised != null) {
            options.add(new DhcpFacts.Option("recognised", recognised));
        }
        add(options, message.options());
        String vendorClass = Dhcp6Client.of(message).vendorClass();
        return new DhcpFacts(
                message.type().text(),
                xid(message),
                size,
                netboot,
                vendorClass.isEmpty() ? null : WireText.of(vendorClass),
                address(message),
                message.options()
                        .duid(Dhcp6OptionCode.SERVER_ID)
                        .map(Duid::toString)
                        .orElse(null),
                relay(packet),
                message.options()
                        .text(Dhcp6OptionCode.BOOTFILE_URL)
                        .map(WireText::of)
                        .orElse(null),
                options);
    }

    static String xid(Dhcp6Message message) {
        return String.format(Locale.ROOT, "%06x", message.xid());
    }

    /** The link that the relay next to the client serves, or null. */
    static @Nullable String relay(Dhcp6Packet packet) {
        return packet.nearest()
                .map(hop -> hop.link().isUnspecified() ? hop.peer() : hop.link())
                .map(Ipv6Address::toString)
                .orElse(null);
    }

    private static void add(List<DhcpFacts.Option> options, Dhcp6Options given) {
        given.toList()
                .forEach(
                        option -> options.add(new DhcpFacts.Option(option.code().label(), option.describe())));
    }

    private static @Nullable String address(Dhcp6Message message) {
        return message.options().associations().stream()
                .flatMap(association -> association.addresses().stream())
                .filter(address -> address.valid() > 0)
                .map(IaAddress::address)
                .map(Ipv6Address::toString)
                .findFirst()
                .orElse(null);
    }
}
