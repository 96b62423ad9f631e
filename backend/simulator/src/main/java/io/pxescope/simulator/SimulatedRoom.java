package io.pxescope.simulator;

import io.pxescope.net.MacAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The simulated machine room: machines that boot one after the other over real sockets, behind one relay agent, on one
 * thread, until the room is closed.
 */
public final class SimulatedRoom implements AutoCloseable {

    /** Between the first boots of two neighbours. */
    private static final Duration STAGGER = Duration.ofMillis(2500);

    private final SimulationLoop loop;
    private final Map<MacAddress, SimulatedMachine> machines;

    private SimulatedRoom(SimulationLoop loop, Map<MacAddress, SimulatedMachine> machines) {
        this.loop = loop;
        this.machines = machines;
    }

    /**
     * Opens the room and switches its machines on, one every few seconds.
     *
     * @param seed of everything that differs from boot to boot: waits, lost datagrams, transaction numbers
     * @throws IOException when the relay agent's address and port cannot be had, with the reason
     */
    public static SimulatedRoom open(
            List<Machine> machines, RoomNetwork network, Pace pace, long seed, SimulatedConsole console)
            throws IOException {
        SimulationLoop loop = new SimulationLoop("simulation", System::nanoTime, console::fault);
        try {
            SimulatedRelay relay = new SimulatedRelay(loop, network);
            Surroundings room = new Surroundings(loop, relay, network, pace, new Random(seed), console);
            Map<MacAddress, SimulatedMachine> all = new LinkedHashMap<>();
            machines.forEach(machine -> all.put(machine.mac(), new SimulatedMachine(room, machine)));
            loop.execute(() -> {
                Duration delay = Duration.ZERO;
                for (SimulatedMachine machine : new ArrayList<>(all.values())) {
                    machine.switchOn(delay);
                    delay = delay.plus(pace.of(STAGGER));
                }
            });
            return new SimulatedRoom(loop, all);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /** Switches a machine off and on again; false when it is not one of this room. */
    public boolean powerCycle(MacAddress mac) {
        SimulatedMachine machine = machines.get(mac);
        if (machine == null) {
            return false;
        }
        loop.execute(() -> {
            machine.switchOff();
            machine.switchOn(Duration.ZERO);
        });
        return true;
    }

    /** Switches everything off. */
    @Override
    public void close() {
        loop.close();
    }
}
