package io.pxescope.trace;

/** Where the doors put copies of what happened. Never blocks, never throws. */
@FunctionalInterface
public interface BootEventSink {
    /**
     * @param boot the boot's number
     */
    void accept(long boot, BootEvent event);
}
