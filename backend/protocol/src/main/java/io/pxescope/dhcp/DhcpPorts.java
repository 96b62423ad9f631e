package io.pxescope.dhcp;

/**
 * The two UDP ports of a DHCP service. Unprivileged programs and simulated machines use others than the standard ones.
 *
 * @param server where servers and relay agents listen
 * @param client where clients listen
 */
public record DhcpPorts(int server, int client) {

    /** 67 and 68 (RFC 2131 section 4.1). */
    public static final DhcpPorts STANDARD = new DhcpPorts(67, 68);
}
