package io.pxescope.simulator;

/** The screens of the simulated machines. Called on the room's thread, so not to be slow in. */
public interface SimulatedConsole {

    /** A console nobody looks at. */
    SimulatedConsole NONE = new SimulatedConsole() {
        @Override
        public void line(Machine machine, String text) {}

        @Override
        public void fault(Throwable fault) {}
    };

    /** A machine printed a line. */
    void line(Machine machine, String text);

    /** The simulation itself went wrong; the room goes on. */
    void fault(Throwable fault);
}
