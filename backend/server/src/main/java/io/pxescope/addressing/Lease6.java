package io.pxescope.addressing;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.Lease6Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about one IPv6 address: who holds it or held it last.
 *
 * @param client which identity association of which client
 * @param hostId of the known host, or null for a stranger
 * @param expires when the address is free again; for a declined address, when it may be tried again
 */
record Lease6(
        long networkId,
        Ipv6Address address,
        Client client,
        MacAddress mac,
        @Nullable Long hostId,
        Lease.State state,
        Instant since,
        Instant renewed,
        Instant expires) {

    /**
     * Whose lease it is.
     *
     * @param duid hex digits
     */
    record Client(String duid, int iaid) {
        static Client of(Lease6Query query) {
            return new Client(query.duid().toString(), query.iaid());
        }
    }

    /** Whether nobody else may have the address. */
    boolean inForce(Instant now) {
        return state != Lease.State.RELEASED && now.isBefore(expires);
    }

    boolean heldBy(Client client, Instant now) {
        return state == Lease.State.BOUND && inForce(now) && this.client.equals(client);
    }

    Lease6 ended(Lease.State how, Instant now, Instant until) {
        return new Lease6(networkId, address, client, mac, hostId, how, since, now, until);
    }
}
