package io.pxescope.listeners;

import io.pxescope.listeners.dhcp6.Dhcp6Listener;
import io.pxescope.listeners.dhcp6.LocalAddresses;
import io.pxescope.listeners.http.HttpBootListener;
import io.pxescope.listeners.http.HttpSettings;
import io.pxescope.listeners.http.PhoneHomes;
import io.pxescope.listeners.tftp.TftpListener;
import io.pxescope.listeners.tftp.TftpSettings;
import io.pxescope.net.Ipv6Address;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The doors for IPv6: DHCPv6 for each interface that has it, TFTP and HTTP for each address that machines can be sent to. An
 * interface without IPv6 has none, and that is no trouble.
 */
final class Doors6 {
    private final ListenerProperties ports;
    private final boolean loopback;
    private final Supplier<Dhcp6Listener.Desk> desks;
    private final ServedFiles content;
    private final TransferTraces transfers;
    private final PhoneHomes phoneHome;
    private final Clock clock;
    private final Set<String> interfaces = new HashSet<>();
    private final Set<Ipv6Address> addresses = new HashSet<>();

    Doors6(
            ListenerProperties ports,
            boolean loopback,
            Supplier<Dhcp6Listener.Desk> desks,
            ServedFiles content,
            TransferTraces transfers,
            PhoneHomes phoneHome,
            Clock clock) {
        this.ports = ports;
        this.loopback = loopback;
        this.desks = desks;
        this.content = content;
        this.transfers = transfers;
        this.phoneHome = phoneHome;
        this.clock = clock;
    }

    void forget() {
        interfaces.clear();
        addresses.clear();
    }

    /**
     * The doors that are wanted at an interface and were not asked for yet.
     *
     * @param nic null: loopback
     */
    List<Door> missing(@Nullable String nic) {
        List<Ipv6Address> all = LocalAddresses.of(nic);
        List<Door> added = new ArrayList<>();
        if (all.isEmpty()) {
            return added;
        }
        if (interfaces.add(nic == null ? "" : nic)) {
            added.add(new Dhcp6Listener(nic, ports.dhcp6Port(loopback), desks.get()));
        }
        List<Ipv6Address> routed =
                all.stream().filter(address -> !address.isLinkLocal()).toList();
        for (Ipv6Address address : routed.isEmpty() ? all : routed) {
            if (addresses.add(address)) {
                added.add(new TftpListener(
                        TftpSettings.of(address, ports.tftpPort(loopback), nic), content, transfers, clock));
                if (!address.isLinkLocal()) {
                    added.add(new HttpBootListener(
                            HttpSettings.of(address, ports.httpBootPort()), content, transfers, phoneHome, clock));
                }
            }
        }
        return added;
    }
}
