package io.pxescope.inventory;

/** A host is gone. Published within the transaction. */
public record HostRemoved(long hostId) {}
