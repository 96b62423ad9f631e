package io.pxescope.traces;

import io.pxescope.trace.BootEvent;

/** Told to other rooms, within this process, once an event is committed. */
public record BootEventFiled(long boot, BootEvent event) {}
