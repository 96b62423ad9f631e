package io.pxescope.listeners;

import io.pxescope.coexistence.ProbeWire;
import io.pxescope.listeners.dhcp.ClientPort;
import io.pxescope.listeners.dhcp.DhcpListener;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.settings.PxescopeProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Lends the probe what it needs of the network: the client's port of an interface, and the DHCP door's own socket. */
@Component
class ProbeSockets implements ProbeWire {
    private static final int SERVER_PORT = 67;

    private final PxescopeProperties settings;
    private final Map<Ipv4Address, DhcpListener> doors = new ConcurrentHashMap<>();

    ProbeSockets(PxescopeProperties settings) {
        this.settings = settings;
    }

    /** The DHCP door of a place, made anew at each start. */
    void door(io.pxescope.listeners.Place place, DhcpListener door) {
        doors.put(place.address(), door);
    }

    @Override
    public List<ProbeWire.Place> places() {
        List<ProbeWire.Place> places = new ArrayList<>();
        for (String name : settings.interfaces()) {
            io.pxescope.listeners.Place.ofInterface(name)
                    .ifPresent(place -> places.add(new ProbeWire.Place(name, place.address())));
        }
        return places;
    }

    @Override
    public Session open(ProbeWire.Place place, Receiver receiver) throws IOException {
        return ClientPort.open(place.interfaceName(), receiver);
    }

    @Override
    public void relay(ProbeWire.Place place, byte[] payload, Ipv4Address to) throws IOException {
        DhcpListener door = doors.get(place.address());
        if (door == null) {
            throw new IOException("there is no DHCP door at " + place.address() + " yet");
        }
        door.send(payload, new UdpEndpoint(to, SERVER_PORT));
    }
}
