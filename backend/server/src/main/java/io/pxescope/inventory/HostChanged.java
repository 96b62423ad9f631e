package io.pxescope.inventory;

/** A host, its NICs or its assignment is new or changed. Published within the transaction. */
public record HostChanged(long hostId) {}
