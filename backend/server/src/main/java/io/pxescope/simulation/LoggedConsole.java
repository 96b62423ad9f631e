package io.pxescope.simulation;

import io.pxescope.simulator.Machine;
import io.pxescope.simulator.SimulatedConsole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machines' screens as debug lines, and faults of the simulation as warnings. */
final class LoggedConsole implements SimulatedConsole {

    private static final Logger log = LoggerFactory.getLogger(LoggedConsole.class);

    @Override
    public void line(Machine machine, String text) {
        log.debug("{} {}: {}", machine.name(), machine.mac(), text);
    }

    @Override
    public void fault(Throwable fault) {
        log.warn("The simulated machine room met a fault of its own and goes on.", fault);
    }
}
