package io.pxescope.rollouts;

/**
 * How many hosts have a kind of NIC; each host counts once, by its first NIC of a known model.
 *
 * @param model as the operator named it; empty where nobody did
 */
public record NicModelCount(String model, int hosts) {}
