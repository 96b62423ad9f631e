package io.pxescope.traces;

import io.pxescope.trace.BootTrace;
import io.pxescope.trace.Step;
import org.jspecify.annotations.Nullable;

/** Finds the address that a boot was given. */
final class Addresses {
    private Addresses() {}

    /** The address of the newest ACK or REPLY of this server, or null. */
    static @Nullable String of(BootTrace trace) {
        String address = null;
        for (Step.Message message : trace.messages()) {
            if (!message.fromMachine() && message.message().grants()) {
                address = message.message().address();
            }
        }
        return address;
    }
}
