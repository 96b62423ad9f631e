package io.pxescope.listeners;

import io.pxescope.net.Ipv4Address;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a set of doors stands.
 *
 * @param interfaceName null: loopback
 * @param address this server's own address there
 */
record Place(@Nullable String interfaceName, Ipv4Address address) {

    static Place loopback() {
        return new Place(null, Ipv4Address.parse("127.0.0.1"));
    }

    /** The interface with its first IPv4 address; empty while it does not exist or has none. */
    static Optional<Place> ofInterface(String name) {
        try {
            NetworkInterface nic = NetworkInterface.getByName(name);
            return nic == null
                    ? Optional.empty()
                    : nic.getInterfaceAddresses().stream()
                            .map(InterfaceAddress::getAddress)
                            .filter(Inet4Address.class::isInstance)
                            .findFirst()
                            .map(address -> new Place(name, Ipv4Address.ofBytes(address.getAddress())));
        } catch (SocketException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return interfaceName == null ? address.toString() : address + " on " + interfaceName;
    }
}
