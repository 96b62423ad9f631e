package io.pxescope.net;

/**
 * One end of a UDP exchange, written {@code 192.168.1.10:69} or {@code [2001:db8::10]:69}.
 *
 * @param port 0 to 65535; 0 is "none" in a received datagram (RFC 768)
 */
public record UdpEndpoint(IpAddress address, int port) implements Comparable<UdpEndpoint> {

    public UdpEndpoint {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("a UDP port is 0 to 65535, not " + port);
        }
    }

    @Override
    public int compareTo(UdpEndpoint other) {
        int byAddress = IpAddress.ORDER.compare(address, other.address);
        return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return address.inUrl() + ":" + port;
    }
}
