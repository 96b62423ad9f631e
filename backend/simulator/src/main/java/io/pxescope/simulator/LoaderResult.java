package io.pxescope.simulator;

/** What a loader came to. */
sealed interface LoaderResult {

    /** A kernel was started with this command line. */
    record KernelStarted(String commandLine) implements LoaderResult {}

    /** The configuration sends the machine to its disk. */
    record FromDisk() implements LoaderResult {}

    /**
     * It got no further.
     *
     * @param resets whether it resets the machine after a while; at the {@code boot:} prompt it waits for a human
     */
    record Stopped(String screen, boolean resets) implements LoaderResult {}
}
