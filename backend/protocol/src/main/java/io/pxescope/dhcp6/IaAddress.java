package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import io.pxescope.net.Ipv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An address within an IA_NA (RFC 8415 section 21.6).
 *
 * @param preferred seconds, 0 to 0xffffffff ("infinity")
 * @param valid seconds, likewise
 * @param options within it, a status for instance
 */
public record IaAddress(Ipv6Address address, long preferred, long valid, Dhcp6Options options) {

    private static final int FIXED = 24;

    static Optional<IaAddress> tryOf(OctetString value) {
        if (value.length() < FIXED) {
            return Optional.empty();
        }
        ByteBuffer fixed = ByteBuffer.wrap(value.slice(0, FIXED).toBytes());
        Ipv6Address address = new Ipv6Address(fixed.getLong(), fixed.getLong());
        long preferred = fixed.getInt() & 0xffffffffL;
        long valid = fixed.getInt() & 0xffffffffL;
        return Dhcp6Options.within(value, FIXED).map(options -> new IaAddress(address, preferred, valid, options));
    }

    OctetString encode() {
        byte[] more = options.encode().toBytes();
        return OctetString.copyOf(ByteBuffer.allocate(FIXED + more.length)
                .put(address.toBytes())
                .putInt((int) preferred)
                .putInt((int) valid)
                .put(more)
                .array());
    }
}
