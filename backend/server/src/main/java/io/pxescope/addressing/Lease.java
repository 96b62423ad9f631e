package io.pxescope.addressing;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.responder.ClientKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about one address: who holds it or held it last.
 *
 * @param hostId of the known host, or null for a stranger
 * @param since when this client first got the address
 * @param renewed when the client last asked
 * @param expires when the address is free again; for a declined address, when it may be tried again
 */
public record Lease(
        long networkId,
        Ipv4Address address,
        ClientKey client,
        MacAddress mac,
        @Nullable Long hostId,
        State state,
        Instant since,
        Instant renewed,
        Instant expires) {

    /** What became of the address. */
    public enum State {
        /** Given to the client until it expires. */
        BOUND,
        /** Given back by the client. */
        RELEASED,
        /** Reported by its holder as used by another machine (RFC 2131 section 4.3.3). */
        DECLINED
    }

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(30);

    /**
     * How long an answered REQUEST may be repeated and get the same answer without being written again: a tenth of the
     * lease, at most 30 s. The row outlives the lease by as much, so that a client that counts from its last repetition
     * is still covered.
     */
    static Duration grace(Duration lease) {
        Duration tenth = lease.dividedBy(10);
        return tenth.compareTo(LONGEST_GRACE) < 0 ? tenth : LONGEST_GRACE;
    }

    /** Whether nobody else may have the address. */
    public boolean inForce(Instant now) {
        return state != State.RELEASED && now.isBefore(expires);
    }

    boolean heldBy(ClientKey client, Instant now) {
        return state == State.BOUND && inForce(now) && this.client.equals(client);
    }

    boolean declined(Instant now) {
        return state == State.DECLINED && inForce(now);
    }

    /** Another client identifier of the same machine: the ROM, the loader and the system rarely send the same one. */
    boolean sameMachine(MacAddress mac, @Nullable Long hostId) {
        return this.mac.equals(mac) || hostId != null && hostId.equals(this.hostId);
    }

    Lease released(Instant now) {
        return new Lease(networkId, address, client, mac, hostId, State.RELEASED, since, now, now);
    }

    Lease declined(Instant now, Duration quarantine) {
        return new Lease(networkId, address, client, mac, hostId, State.DECLINED, since, now, now.plus(quarantine));
    }
}
