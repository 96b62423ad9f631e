package io.pxescope.policy;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subnet as the desk sees it.
 *
 * @param interfaceName the NIC that this network is attached to, or null: found by address
 * @param lease how long an address is given for
 * @param v6 its IPv6 side, or null: DHCPv6 is not answered on it
 */
public record Network(
        long id,
        String name,
        Ipv4Subnet subnet,
        @Nullable String interfaceName,
        @Nullable Ipv4Address router,
        List<Ipv4Address> dns,
        Mode mode,
        Answer answer,
        List<AddressRange> ranges,
        Duration lease,
        @Nullable Network6 v6) {

    /** A network without IPv6. */
    public Network(
            long id,
            String name,
            Ipv4Subnet subnet,
            @Nullable String interfaceName,
            @Nullable Ipv4Address router,
            List<Ipv4Address> dns,
            Mode mode,
            Answer answer,
            List<AddressRange> ranges,
            Duration lease) {
        this(id, name, subnet, interfaceName, router, dns, mode, answer, ranges, lease, null);
    }

    /** What this server is on a network. */
    public enum Mode {
        /** Gives addresses and boot data. */
        AUTHORITATIVE,
        /** Gives boot data only; addresses come from another server. */
        PROXY,
        /** Answers nobody. */
        OFF
    }

    /** Whom this server answers on a network. */
    public enum Answer {
        /** Hosts of the inventory only; strangers meet silence with a recorded reason. */
        KNOWN,
        /** Hosts that have a test build assigned; all others keep to the servers they had. */
        TESTED,
        /** Everybody. */
        ALL
    }

    /** Addresses {@code from} to {@code to}, both included, that may be given to anyone. */
    public record AddressRange(Ipv4Address from, Ipv4Address to) {
        public AddressRange {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("range starts at " + from + " after its end " + to);
            }
        }

        public boolean contains(Ipv4Address address) {
            return from.compareTo(address) <= 0 && address.compareTo(to) <= 0;
        }
    }

    public Network {
        dns = List.copyOf(dns);
        ranges = List.copyOf(ranges);
    }

    /** Whether an address may be given to anyone: in a range, and not the router's. */
    public boolean isPoolAddress(Ipv4Address address) {
        return !address.equals(router) && ranges.stream().anyMatch(range -> range.contains(address));
    }
}
