package io.pxescope.dhcp6;

import io.pxescope.dhcp.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * An IA_NA (RFC 8415 section 21.4): one interface of a client that wants an address, by a number of the client's choice.
 *
 * @param iaid 32 bits
 * @param t1 seconds until it should renew, 0 to 0xffffffff
 * @param t2 seconds until it should ask any server
 * @param options addresses and status
 */
public record IdentityAssociation(int iaid, long t1, long t2, Dhcp6Options options) {

    private static final int FIXED = 12;

    static Optional<IdentityAssociation> tryOf(OctetString value) {
        if (value.length() < FIXED) {
            return Optional.empty();
        }
        ByteBuffer fixed = ByteBuffer.wrap(value.slice(0, FIXED).toBytes());
        int iaid = fixed.getInt();
        long t1 = fixed.getInt() & 0xffffffffL;
        long t2 = fixed.getInt() & 0xffffffffL;
        return Dhcp6Options.within(value, FIXED).map(options -> new IdentityAssociation(iaid, t1, t2, options));
    }

    OctetString encode() {
        byte[] more = options.encode().toBytes();
        return OctetString.copyOf(ByteBuffer.allocate(FIXED + more.length)
                .putInt(iaid)
                .putInt((int) t1)
                .putInt((int) t2)
                .put(more)
                .array());
    }

    public List<IaAddress> addresses() {
        return options.addresses();
    }
}
