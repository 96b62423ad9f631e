package io.pxescope.policy;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.Ipv6Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server is on a network's IPv6 side.
 *
 * @param pool what may be given to anyone, or null: only reserved addresses; of no meaning when stateless
 */
public record Network6(
        Ipv6Prefix prefix, Mode mode, @Nullable Range pool, List<Ipv6Address> dns) {

    /** How machines get their addresses. */
    public enum Mode {
        /** By DHCPv6 from this server, with boot data. */
        STATEFUL,
        /** From elsewhere: this server tells where to boot from and no more. */
        STATELESS
    }

    /** Addresses {@code from} to {@code to}, both included. */
    public record Range(Ipv6Address from, Ipv6Address to) {
        public Range {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("range starts at " + from + " after its end " + to);
            }
        }

        public boolean contains(Ipv6Address address) {
            return from.compareTo(address) <= 0 && address.compareTo(to) <= 0;
        }

        /** How many addresses, at most {@link Long#MAX_VALUE}. */
        public long size() {
            long high = to.high() - from.high();
            long low = to.low() - from.low();
            boolean small =
                    high == 0 && low >= 0 || high == 1 && Long.compareUnsigned(to.low(), from.low()) < 0 && low > 0;
            return small && low < Long.MAX_VALUE ? low + 1 : Long.MAX_VALUE;
        }
    }

    public Network6 {
        dns = List.copyOf(dns);
    }

    /** Whether an address may be given to anyone. */
    public boolean isPoolAddress(Ipv6Address address) {
        return pool != null && pool.contains(address);
    }
}
