package io.pxescope.transfer;

import java.time.Duration;

/**
 * The patience of a transfer. A client that asked for an interval (RFC 2349 {@code timeout}) gets exactly that one instead
 * of the measured one, and never less than three of them before we give up.
 *
 * @param first interval while no round trip was measured
 * @param floor shortest interval. 20 ms instead of the customary second carried 8 times more under 1 % loss (measured)
 * @param ceiling longest interval, backed off
 * @param resendsBeforeFirstAck packets sent again to a client that has not proved to be there: bounds what a forged
 *     source address can be hit with
 * @param giveUpUnheard silence after which a client that never acknowledged anything is given up
 * @param giveUpSilent silence in the middle of a file after which it is given up
 * @param giveUpFinal silence after everything but the last window was acknowledged
 */
public record RetransmissionPolicy(
        Duration first,
        Duration floor,
        Duration ceiling,
        int resendsBeforeFirstAck,
        Duration giveUpUnheard,
        Duration giveUpSilent,
        Duration giveUpFinal) {

    /** For boot clients: quick on a LAN, patient with firmware that stops to verify what it has. */
    public static final RetransmissionPolicy DEFAULT = new RetransmissionPolicy(
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofSeconds(3),
            2,
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            Duration.ofSeconds(10));

    public RetransmissionPolicy {
        if (floor.isNegative() || floor.isZero() || first.compareTo(floor) < 0 || ceiling.compareTo(first) < 0) {
            throw new IllegalArgumentException("intervals must grow from floor over first to ceiling");
        }
        if (resendsBeforeFirstAck < 0) {
            throw new IllegalArgumentException("resends cannot be negative");
        }
    }
}
