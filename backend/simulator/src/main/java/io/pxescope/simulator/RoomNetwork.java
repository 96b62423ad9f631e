package io.pxescope.simulator;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;

/**
 * How the room hangs on the network it boots from. Machines have no broadcast on loopback, so they stand behind a relay
 * agent.
 *
 * @param relay the address of the relay agent, in the subnet that the machines are leased from; replies come to it at
 *     the port of {@code dhcpServer} (RFC 2131 section 4.1)
 * @param dhcpServer to which the relay agent forwards
 * @param tftpPort of every next server; 69 on a real network
 */
public record RoomNetwork(Ipv4Address relay, UdpEndpoint dhcpServer, int tftpPort) {}
