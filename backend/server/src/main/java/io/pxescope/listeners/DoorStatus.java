package io.pxescope.listeners;

import org.jspecify.annotations.Nullable;

/**
 * How a door stands.
 *
 * @param protocol {@code DHCP}, {@code TFTP} or {@code HTTP}
 * @param place address, port and interface, as an operator reads it
 * @param trouble why it is down and what to do, or null while it is up
 */
public record DoorStatus(
        String protocol, String place, @Nullable String trouble) {
    public boolean up() {
        return trouble == null;
    }
}
