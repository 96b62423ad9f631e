package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.policy.BootPath;

/**
 * Makes the URL that a booted system calls, {@code http://<this server>:<port>/b/<token>/up}.
 *
 * @param port of the HTTP door
 */
record PhoneHomeUrl(int port) {
    static final String UP = "up";

    String of(IpAddress server, String token) {
        return "http://" + server.inUrl() + ":" + port + "/" + BootPath.prefix(token) + UP;
    }
}
