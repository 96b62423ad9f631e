package io.pxescope.simulator;

import java.util.random.RandomGenerator;

/** What all machines of a room share. */
record Surroundings(
        SimulationLoop loop,
        SimulatedRelay relay,
        RoomNetwork network,
        Pace pace,
        RandomGenerator random,
        SimulatedConsole console) {}
