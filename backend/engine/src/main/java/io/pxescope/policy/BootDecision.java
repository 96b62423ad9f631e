package io.pxescope.policy;

import org.jspecify.annotations.Nullable;

/** What a machine gets, each with its {@link Explanation}. */
public sealed interface BootDecision {
    Explanation explanation();

    /**
     * It is served.
     *
     * @param host null on a network that answers all, for a machine nobody named
     * @param loader what its firmware starts
     * @param profile null: the loader finds no configuration and says so on its screen
     * @param quirks what is done differently for this machine
     * @param assignment the assignment that chose the build, or null: the fleet's build
     */
    record Serve(
            @Nullable Host host,
            Build build,
            Loader loader,
            @Nullable Profile profile,
            @Nullable Assignment assignment,
            Quirks quirks,
            Explanation explanation)
            implements BootDecision {}

    /** A machine that may be served, but for which there is nothing that would boot. */
    record Refuse(Reason reason, @Nullable Host host, String because, Explanation explanation)
            implements BootDecision {}

    /** A machine that is none of our business. */
    record Ignore(Reason reason, @Nullable Host host, String because, Explanation explanation)
            implements BootDecision {}

    /** The closed list of what keeps a machine from being served. */
    enum Reason {
        NETWORK_OFF,
        UNKNOWN_MACHINE,
        HOST_DISABLED,
        NOT_UNDER_TEST,
        NO_BUILD,
        NO_LOADER_FOR_FIRMWARE,
    }
}
