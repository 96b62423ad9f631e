package io.pxescope.listeners.dhcp6;

import io.pxescope.net.Ipv6Address;
import java.net.Inet6Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This server's own IPv6 addresses on an interface. */
public final class LocalAddresses {

    private LocalAddresses() {}

    /**
     * Link-local ones last, the others in their order; none while the interface does not exist or has none.
     *
     * @param nic its name, or null: loopback
     */
    public static List<Ipv6Address> of(@Nullable String nic) {
        try {
            NetworkInterface present = nic == null
                    ? NetworkInterface.getByInetAddress(
                            Inet6Address.getByAddress(null, Ipv6Address.LOOPBACK.toBytes(), null))
                    : NetworkInterface.getByName(nic);
            if (present == null) {
                return List.of();
            }
            return present.getInterfaceAddresses().stream()
                    .map(InterfaceAddress::getAddress)
                    .filter(Inet6Address.class::isInstance)
                    .map(address -> Ipv6Address.ofBytes(address.getAddress()))
                    .sorted(Comparator.comparing(Ipv6Address::isLinkLocal).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (SocketException | java.net.UnknownHostException unreadable) {
            return List.of();
        }
    }
}
