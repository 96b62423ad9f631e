package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.Network;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the responder must ask of the lease table before it can answer. */
public sealed interface LeaseQuery {
    Network network();

    ClientKey client();

    MacAddress mac();

    /**
     * DISCOVER: which address would this client get? The answer is held for it for a short time but
     * need not be durable.
     *
     * @param requested option 50, or null
     * @param reserved the host's reserved address, or null; it wins over everything
     * @param hostId of the known host, or null
     */
    record Offer(
            Network network,
            ClientKey client,
            MacAddress mac,
            @Nullable Long hostId,
            @Nullable Ipv4Address requested,
            @Nullable Ipv4Address reserved,
            Instant now)
            implements LeaseQuery {}

    /**
     * REQUEST: lease this address to this client. Durable: the row is committed before the answer
     * comes.
     *
     * @param state which of the four client states of RFC 2131 section 4.3.2 asks
     */
    record Commit(
            Network network,
            ClientKey client,
            MacAddress mac,
            @Nullable Long hostId,
            Ipv4Address address,
            @Nullable Ipv4Address reserved,
            ClientState state,
            Instant now)
            implements LeaseQuery {}

    /** DECLINE: the client found the address in use; it is not given again for a while. */
    record Decline(Network network, ClientKey client, MacAddress mac, Ipv4Address address, Instant now)
            implements LeaseQuery {}

    /** RELEASE: the client gives its own address back. */
    record Release(Network network, ClientKey client, MacAddress mac, Ipv4Address address, Instant now)
            implements LeaseQuery {}

    /** The client states in which a REQUEST is sent. */
    enum ClientState {
        SELECTING,
        INIT_REBOOT,
        RENEWING,
        REBINDING
    }
}
