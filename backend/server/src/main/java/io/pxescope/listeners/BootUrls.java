package io.pxescope.listeners;

import io.pxescope.net.IpAddress;
import io.pxescope.policy.BootPath;

/**
 * Makes the URLs that machines are given, {@code http://<this server>:<port>/b/<token>/…}.
 *
 * @param port of the HTTP door
 */
public record BootUrls(int port) {
    static final String UP = "up";

    /** @param path with the boot's prefix */
    public String of(IpAddress server, String path) {
        return "http://" + server.inUrl() + ":" + port + "/" + path;
    }

    /** What a booted system calls. */
    String phoneHome(IpAddress server, String token) {
        return of(server, BootPath.prefix(token) + UP);
    }
}
