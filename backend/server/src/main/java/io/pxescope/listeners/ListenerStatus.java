package io.pxescope.listeners;

import io.pxescope.net.UdpEndpoint;

/** Whether a door is open. */
public sealed interface ListenerStatus {

    /** Open at an address and port; 0.0.0.0 stands for every address. */
    record Up(UdpEndpoint bound) implements ListenerStatus {}

    /**
     * Shut.
     *
     * @param reason what happened, in words for an operator
     * @param remedy what to do about it
     */
    record Down(String reason, String remedy) implements ListenerStatus {}
}
