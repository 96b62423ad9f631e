package io.pxescope.traces;

import io.pxescope.trace.BootEvent;

/** An event with its number within the boot, from 1. */
public record StoredEvent(long seq, BootEvent event) {}
