package io.pxescope.listeners;

/** One listener at one place. A door that cannot open says why in its status, and may be tried again. */
public interface Door {
    /** {@code DHCP}, {@code TFTP} or {@code HTTP}. */
    String protocol();

    /** Address, port and interface, as an operator reads it. */
    String where();

    ListenerStatus start();

    ListenerStatus status();

    void stop();
}
