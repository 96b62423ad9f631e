package io.pxescope.trace;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells whether a DHCP message of a machine goes on with the boot under way or begins another.
 *
 * <p>A ROM repeats itself with one xid. One that was already given its address and asks anew, with
 * another xid, was reset, unless a chain-loaded iPXE speaks now where none spoke before.
 */
public final class BootBoundary {
    /** A machine that was not heard for so long is not still trying for an address. */
    static final Duration SAME_TRY = Duration.ofSeconds(60);

    /** How soon a client that asks over both versions of IP asks over the other: iPXE within a second (measured). */
    static final Duration BOTH_VERSIONS = Duration.ofSeconds(5);

    /** How long after its last word a booted system's own DHCP still belongs to the boot. */
    static final Duration SYSTEM_FOLLOWS = Duration.ofMinutes(30);

    private BootBoundary() {}

    /**
     * The boot under way, as far as the rule needs it.
     *
     * @param xid of its newest exchange
     * @param acknowledged whether an ACK was sent to its ROM
     * @param ipxe whether its ROM, or a loader since, called itself iPXE
     * @param systemUp whether its system was given an address or called home
     * @param overIpv6 whether its newest exchange is DHCPv6
     */
    public record UnderWay(
            int xid, boolean acknowledged, boolean ipxe, boolean systemUp, Instant lastHeard, boolean overIpv6) {

        /** A boot over IPv4. */
        public UnderWay(int xid, boolean acknowledged, boolean ipxe, boolean systemUp, Instant lastHeard) {
            this(xid, acknowledged, ipxe, systemUp, lastHeard, false);
        }
    }

    /** Whether a PXE client's message over IPv4 begins another boot. */
    public static boolean beginsAnother(UnderWay boot, int xid, boolean ipxe, Instant now) {
        return beginsAnother(boot, xid, ipxe, false, now);
    }

    /** Whether a PXE client's message begins another boot. */
    public static boolean beginsAnother(UnderWay boot, int xid, boolean ipxe, boolean overIpv6, Instant now) {
        if (xid == boot.xid()) {
            return false;
        }
        if (!boot.acknowledged()) {
            return Duration.between(boot.lastHeard(), now).compareTo(SAME_TRY) > 0;
        }
        boolean chained = ipxe && !boot.ipxe();
        boolean beside = overIpv6 != boot.overIpv6()
                && Duration.between(boot.lastHeard(), now).compareTo(BOTH_VERSIONS) <= 0;
        return boot.systemUp() || !(chained || beside);
    }

    /** Whether the message of a client that is no PXE client belongs to the boot. */
    public static boolean isOfSystem(UnderWay boot, int xid, Instant now) {
        return xid == boot.xid()
                || (!boot.systemUp() && Duration.between(boot.lastHeard(), now).compareTo(SYSTEM_FOLLOWS) <= 0);
    }
}
