package io.pxescope.trace;

/** How a boot stands. */
public enum BootState {
    BOOTING,
    /** Nothing was heard for longer than the step it is at takes; still open. */
    SILENT,
    PASSED,
    FAILED;

    /** The name in the API and in filters. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it may still change by time alone. */
    public boolean open() {
        return this == BOOTING || this == SILENT;
    }
}
