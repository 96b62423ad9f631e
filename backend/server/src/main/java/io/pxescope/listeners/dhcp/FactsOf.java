package io.pxescope.listeners.dhcp;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpOption;
import io.pxescope.dhcp.OptionCode;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.WireText;
import io.pxescope.pxe.PxeClient;
import io.pxescope.trace.DhcpFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads out of a DHCP message what a trace keeps of it. */
final class FactsOf {
    private FactsOf() {}

    /**
     * @param pxe of an answer: whether it answers a PXE client
     */
    static DhcpFacts message(DhcpMessage message, int size, boolean pxe) {
        List<DhcpFacts.Option> options = new ArrayList<>();
        field(options, "secs", message.secs() == 0 ? null : Integer.toString(message.secs()));
        field(options, "hops", message.hops() == 0 ? null : Integer.toString(message.hops()));
        field(options, "flags", message.isBroadcast() ? "broadcast" : null);
        field(options, "ciaddr", text(message.ciaddr()));
        field(options, "yiaddr", text(message.yiaddr()));
        field(options, "siaddr", text(message.siaddr()));
        field(options, "giaddr", text(message.giaddr()));
        field(options, "sname", message.sname().isEmpty() ? null : WireText.of(message.sname()));
        field(options, "file", message.file().isEmpty() ? null : WireText.of(message.file()));
        for (DhcpOption option : message.options().toList()) {
            options.add(new DhcpFacts.Option(option.code().label(), option.describe()));
        }
        return new DhcpFacts(
                message.messageType().map(Enum::name).orElse("BOOTP"),
                String.format("%08x", message.xid()),
                size,
                pxe,
                PxeClient.of(message).vendorClass().isEmpty()
                        ? null
                        : WireText.of(PxeClient.of(message).vendorClass()),
                address(message),
                message.options()
                        .address(OptionCode.SERVER_IDENTIFIER)
                        .map(Ipv4Address::toString)
                        .orElse(null),
                text(message.giaddr()),
                file(message),
                options);
    }

    private static void field(List<DhcpFacts.Option> options, String name, @Nullable String value) {
        if (value != null) {
            options.add(new DhcpFacts.Option(name, value));
        }
    }

    private static @Nullable String text(Ipv4Address address) {
        return address.isUnspecified() ? null : address.toString();
    }

    private static @Nullable String address(DhcpMessage message) {
        if (!message.yiaddr().isUnspecified()) {
            return message.yiaddr().toString();
        }
        return message.options()
                .address(OptionCode.REQUESTED_ADDRESS)
                .map(Ipv4Address::toString)
                .orElse(text(message.ciaddr()));
    }

    private static @Nullable String file(DhcpMessage message) {
        if (!message.file().isEmpty()) {
            return WireText.of(message.file());
        }
        return message.options()
                .text(OptionCode.BOOTFILE_NAME)
                .map(WireText::of)
                .orElse(null);
    }
}
