package io.pxescope.rollouts;

/** How a build came to be the fleet's. */
public enum PromotionKind {
    PROMOTE("promote"),
    ROLLBACK("rollback");

    private final String word;

    PromotionKind(String word) {
        this.word = word;
    }

    /** As the API writes it. */
    public String word() {
        return word;
    }
}
