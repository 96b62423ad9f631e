package io.pxescope.listeners.http;

import io.pxescope.net.IpAddress;
import java.time.Duration;

/**
 * How an HTTP boot listener is set up.
 *
 * @param address the address to listen on
 * @param port 0 takes a free one
 * @param loops event loops; a connection stays on one
 * @param maxConnections connections at once; beyond, those that never sent a request give way, then new ones are refused
 * @param maxConnectionsPerClient the same for one client address, behind which a whole site may hide
 * @param request how long a connection may take to send its first request whole
 * @param idle how long a connection is kept after an answer
 * @param opening how long a file may take to be loaded
 * @param stalled how long a client may acknowledge nothing of what it was sent
 */
public record HttpSettings(
        IpAddress address,
        int port,
        int loops,
        int maxConnections,
        int maxConnectionsPerClient,
        Duration request,
        Duration idle,
        Duration opening,
        Duration stalled) {

    public HttpSettings {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("pxescope.http-boot.port is 0 to 65535, not " + port);
        }
        if (loops < 1 || maxConnections < 1 || maxConnectionsPerClient < 1) {
            throw new IllegalArgumentException("loops and limits of HTTP are at least 1");
        }
    }

    /** What serves a fleet well: two loops, 4096 connections, 256 of one address. */
    public static HttpSettings of(IpAddress address, int port) {
        return new HttpSettings(
                address,
                port,
                2,
                4096,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }
}
