package io.pxescope.simulation;

import io.pxescope.listeners.ListenerProperties;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.MacAddress;
import io.pxescope.net.UdpEndpoint;
import io.pxescope.settings.PxescopeProperties;
import io.pxescope.simulator.Machine;
import io.pxescope.simulator.Pace;
import io.pxescope.simulator.Rack;
import io.pxescope.simulator.RoomNetwork;
import io.pxescope.simulator.SimulatedRoom;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Furnishes and opens the simulated machine room once the panel is ready, and closes it with the panel. */
@Component
public class MachineRoom implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MachineRoom.class);

    private final SimulationProperties settings;
    private final PxescopeProperties panel;
    private final ListenerProperties ports;
    private final Furnishing furnishing;
    private @Nullable SimulatedRoom room;
    private boolean closed;

    MachineRoom(
            SimulationProperties settings, PxescopeProperties panel, ListenerProperties ports, Furnishing furnishing) {
        this.settings = settings;
        this.panel = panel;
        this.ports = ports;
        this.furnishing = furnishing;
    }

    /** On a thread of its own: storing builds takes some seconds, and the panel is ready without them. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        if (settings.runsIn(panel)) {
            new Thread(this::furnishAndOpen, "simulation-start").start();
        }
    }

    /** Switches a simulated machine off and on again; false when it is none, or the room is not open. */
    public synchronized boolean powerCycle(MacAddress mac) {
        return room != null && room.powerCycle(mac);
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        if (room != null) {
            room.close();
            room = null;
        }
    }

    private void furnishAndOpen() {
        try {
            List<Machine> machines = Rack.filled(settings.machines(), settings.seed());
            if (furnishing.furnish(machines)) {
                open(machines);
            } else {
                log.info("No simulated machines: this database holds a site of its own.");
            }
        } catch (IOException | RuntimeException e) {
            log.warn("The simulated machine room stays closed: {}. The panel runs without it.", e.getMessage(), e);
        }
    }

    private synchronized void open(List<Machine> machines) throws IOException {
        if (closed) {
            return;
        }
        UdpEndpoint dhcp = new UdpEndpoint(Ipv4Address.LOOPBACK, ports.dhcpPort(true));
        RoomNetwork network = new RoomNetwork(SimulatedSite.RELAY, dhcp, ports.tftpPort(true));
        room = SimulatedRoom.open(machines, network, new Pace(settings.pace()), settings.seed(), new LoggedConsole());
        log.info(
                "{} simulated machines boot from {} through the relay agent {}.",
                machines.size(),
                dhcp,
                SimulatedSite.RELAY);
    }
}
