package io.pxescope.coexistence;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import java.io.IOException;
import java.util.List;

/** The network as a probe needs it. The doors, which own the sockets, implement it. */
public interface ProbeWire {

    /** An interface of this panel with its address there. */
    record Place(String interfaceName, Ipv4Address address) {}

    /** Hears what comes to the client's port. Called on an event loop. */
    @FunctionalInterface
    interface Receiver {
        void received(byte[] payload, UdpEndpoint from);
    }

    /** The client's port, open until closed. */
    interface Session extends AutoCloseable {
        /** Sends to 255.255.255.255, the server's port. */
        void broadcast(byte[] payload) throws IOException;

        @Override
        void close();
    }

    /** The interfaces that are served; none on a panel that serves loopback only. */
    List<Place> places();

    /** Opens the client's port (68) on an interface. */
    Session open(Place place, Receiver receiver) throws IOException;

    /** Sends from the DHCP door's own port, as a relay does; answers come to that door. */
    void relay(Place place, byte[] payload, Ipv4Address to) throws IOException;
}
