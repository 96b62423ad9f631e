package io.pxescope.simulation;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.Ipv4Subnet;

/** Names and addresses of the simulated room. All of 127/8 is this machine's own on Linux. */
final class SimulatedSite {

    /** Of the network, and of the group that its hosts are in. */
    static final String NAME = "simulated";

    static final Ipv4Subnet SUBNET = Ipv4Subnet.parse("127.77.0.0/16");
    static final Ipv4Address RELAY = Ipv4Address.parse("127.77.0.1");
    static final Ipv4Address FIRST = Ipv4Address.parse("127.77.1.10");
    /** Room for every machine's ROM and, where it asks under another client identifier, for its system. */
    static final Ipv4Address LAST = Ipv4Address.parse("127.77.4.250");

    static final String PROFILE = "simulated-linux";
    static final String APPEND = "console=ttyS0 quiet pxescope.up={{phone-home}}";

    /** In the audit, for what nobody clicked. */
    static final String ACTOR = "simulation";

    private SimulatedSite() {}
}
