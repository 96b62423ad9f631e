package io.pxescope.responder;

import io.pxescope.dhcp6.Duid;
import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the responder must ask of the IPv6 lease table about one identity association before it can answer.
 *
 * @param iaid the association's number; together with the DUID it is whose lease it is
 * @param wanted the address the client names, or null
 * @param hostId of the known host, or null
 */
public record Lease6Query(
        Kind kind,
        Network network,
        Network6 v6,
        Duid duid,
        int iaid,
        MacAddress mac,
        @Nullable Long hostId,
        @Nullable Ipv6Address wanted,
        Instant now) {

    /** What is asked. */
    public enum Kind {
        /** Which address would it get? Held for a short time, not durable. */
        OFFER,
        /** Lease it an address: the one it names where it may have that, else another. */
        COMMIT,
        /** Lease it the address it names and holds, or could hold; never another one. */
        EXTEND,
        /** It gives its address back. */
        RELEASE,
        /** It found its address in use. */
        DECLINE
    }
}
