package io.pxescope.rollouts;

/**
 * A rollback that was carried out.
 *
 * @param entry its entry in the history, now in force
 * @param hosts how many changed
 * @param kept how many kept a build of their own
 */
public record RollbackDone(PromotionView entry, int hosts, int kept) {}
