package io.pxescope.rollouts;

/** The fleet's build or profile is another. Published within the transaction. */
public record FleetChanged() {}
