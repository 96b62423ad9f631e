package io.pxescope.addressing;

/** A network was added, changed or removed. Published inside the transaction. */
public record NetworksChanged(long networkId) {}
